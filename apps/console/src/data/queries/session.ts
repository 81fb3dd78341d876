import type { SessionId } from "@jieru/shared/domain/ids";
import { isListed, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { type QueryClient, type QueryKey, queryOptions } from "@tanstack/react-query";
import { request } from "../http/http.ts";
import { isForOthers, valueOrThrow } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { pickedUpByOthers } from "../optimistic/just-picked-up.ts";
import { onFrame } from "../store/frame-effects.ts";

const waitingMs = 4_000;

/** One session by id, for links to unlisted sessions (mostly ended ones). */
export const sessionQuery = (id: SessionId) =>
  queryOptions({
    queryKey: keys.session(id),
    queryFn: async ({ signal, client, queryKey }): Promise<Session> => {
      const updates = () => client.getQueryState(queryKey)?.dataUpdateCount;
      const before = updates();
      const answer = await request<{ session: Session }>("GET", paths.session(id), { signal });
      if (isForOthers(answer)) forgetWaitingMessages(client, queryKey);
      const { session } = valueOrThrow(answer);
      // A session pushed by the feed meanwhile is newer than the response.
      const pushed = updates() === before ? undefined : client.getQueryData<Session>(queryKey);
      return pushed ?? session;
    },
    // NOTE: the feed sends the final state of a session that left the lists; a request would be refused (AG7).
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    // The feed does not cover sessions beyond the loaded queue, but their viewer must see a pick-up.
    refetchInterval: ({ state }) => (state.data?.state === "waiting" && !state.error ? waitingMs : false),
  });

/** [AG7] Another agent owns the session by now, so its messages are removed. */
function forgetWaitingMessages(client: QueryClient, queryKey: QueryKey): void {
  const had = client.getQueryData<Session>(queryKey);
  if (had?.state === "waiting") client.removeQueries({ queryKey: keys.messages(had.conversationId) });
}

/** An open session that leaves the lists still shows its new state. */
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
  for (const { session, agentId } of pickedUpByOthers(before, frame))
    put({ ...session, state: "active", ownerId: agentId, lastMessage: null });
});
