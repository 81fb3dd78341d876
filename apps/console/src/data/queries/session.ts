import type { SessionId } from "@jieru/shared/domain/ids";
import { isListed, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { type QueryClient, type QueryKey, queryOptions } from "@tanstack/react-query";
import { request } from "../http/http.ts";
import { isForOthers, valueOrThrow } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { takenByOthers } from "../optimistic/just-taken.ts";
import { onFrame } from "../store/frame-effects.ts";

const waitingMs = 4_000;

/** One session by its id: for links to sessions that stand in none of the lists held (ended ones, mostly). */
export const sessionQuery = (id: SessionId) =>
  queryOptions({
    queryKey: keys.session(id),
    queryFn: async ({ signal, client, queryKey }): Promise<Session> => {
      const tellings = () => client.getQueryState(queryKey)?.dataUpdateCount;
      const before = tellings();
      const answer = await request<{ session: Session }>("GET", paths.session(id), { signal });
      if (isForOthers(answer)) forgetTaken(client, queryKey);
      const { session } = valueOrThrow(answer);
      // What the feed told while this was on its way is newer than what the server read for it.
      const told = tellings() === before ? undefined : client.getQueryData<Session>(queryKey);
      return told ?? session;
    },
    // NOTE: the feed says last how a session stood that left the lists; asking again would only be refused (AG7).
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    // The feed says nothing about sessions beyond the line's window, but an agent looking at one must learn that it was taken.
    refetchInterval: ({ state }) => (state.data?.state === "waiting" && !state.error ? waitingMs : false),
  });

/** [AG7] What waited is somebody's by now, and what was said in it leaves this browser. */
function forgetTaken(client: QueryClient, queryKey: QueryKey): void {
  const had = client.getQueryData<Session>(queryKey);
  if (had?.state === "waiting") client.removeQueries({ queryKey: keys.messages(had.conversationId) });
}

/** An agent looking at a session that leaves their lists still learns its state: ended, or whose it is now. */
onFrame(({ client, before, frame }) => {
  const put = (session: Session) => client.setQueryData(sessionQuery(session.id).queryKey, session);
  for (const { type, session } of frame.events)
    if (
      session &&
      type !== "customer_erased" &&
      session.state !== "waiting" &&
      !isListed(session, viewerOf(before))
    )
      put(session);
  for (const { session, agentId } of takenByOthers(before, frame))
    put({ ...session, state: "active", ownerId: agentId, lastMessage: null });
});
