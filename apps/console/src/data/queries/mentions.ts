import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Event, viewerOf } from "@jieru/shared/domain/snapshot";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";
import { changeLoaded, invalidate } from "./invalidate.ts";

/** [MN6] The sessions of these notes, newest note first. */
export const mentionsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("mentions", accountId),
    queryFn: async ({ signal }) =>
      (await readOrThrow<{ sessions: Session[] }>(paths.mentions(accountId), signal)).sessions,
  });

export const seeMention = (id: SessionId, noteId: MessageId): Promise<Outcome<{ session: Session }>> =>
  request("POST", paths.ofSession(id, "mentions/seen"), { body: { noteId } });

/** [MN7] Returns the list after these events; the same object if unchanged. */
export function withMentions(held: Session[], events: readonly Event[], viewer: Viewer): Session[] {
  return events.reduce(
    (sessions, { session }) => (session ? after(sessions, session, viewer) : sessions),
    held,
  );
}

function after(held: Session[], changed: Session, viewer: Viewer): Session[] {
  const before = held.find((s) => s.conversationId === changed.conversationId);
  const mine = mentionOf(changed, viewer);
  if (!mine && !before) return held;
  const others = held.filter((s) => s !== before);
  if (!mine) return others;
  // An event of an earlier session updates only the customer.
  const session =
    before && before.openedAt > changed.openedAt ? { ...before, customer: changed.customer } : changed;
  const at = (s: Session) => mentionOf(s, viewer)?.at ?? 0;
  return [session, ...others].toSorted((a, b) => at(b) - at(a));
}

onFrame(({ client, accountId, after, events }) => {
  const { queryKey } = mentionsQuery(accountId);
  changeLoaded<Session[]>(client, { queryKey }, (held) => withMentions(held, events, viewerOf(after)));
  const isMoved = events.some(({ type }) => type === "note_added" || type === "mention_seen");
  if (isMoved && client.isFetching({ queryKey }) > 0) void invalidate(client, { queryKey });
});
