import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import { isAbout } from "@jieru/shared/domain/wrap-up";
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import type { EndedFilter } from "../queries/ended-sessions.ts";
import { invalidate } from "../queries/invalidate.ts";
import { onFrame } from "../store/frame-effects.ts";

/** [FD6] Such an event names the customer's current session and a message of an earlier one. */
const isOfEarlier = ({ type, session, message }: Event): boolean =>
  type === "delivery_changed" && message !== undefined && message.sessionId !== session?.id;

const concerns =
  ({ tag, source, about, outcome, counted, owner }: EndedFilter, meId: AgentId) =>
  (event: Event): boolean => {
    const { type, session } = event;
    if (!session || (tag !== undefined && !session.customer.tags.includes(tag))) return false;
    if (type === "tags_changed") return tag !== undefined;
    // [SE19] A reopened session leaves the list.
    if (isOfEarlier(event) || type === "session_reopened") return true;
    // [RP12] Only the server knows what a figure counts.
    if (counted !== undefined) return session.state === "ended";
    // [SE17] A reply that failed after the end changes the outcome.
    if (outcome !== undefined && type !== "delivery_changed" && session.outcome !== outcome) return false;
    // [WU9] A session with another topic may leave the list.
    if (about !== undefined && type !== "session_wrapped_up" && !isAbout(session, about)) return false;
    const isTheirs = owner === "all" || session.ownerId === (owner ?? meId);
    return session.state === "ended" && isTheirs && (source === undefined || session.source === source);
  };

/** [VW6] Invalidates the ended lists that these events change. */
export function refreshEnded(
  client: QueryClient,
  accountId: AccountId,
  meId: AgentId,
  events: readonly Event[],
): void {
  const mayConcern = (e: Event) =>
    e.session?.state === "ended" ||
    e.type === "session_reopened" ||
    e.type === "tags_changed" ||
    isOfEarlier(e);
  if (!events.some(mayConcern)) return;
  void invalidate(client, {
    queryKey: keys.list("ended", accountId),
    predicate: ({ queryKey }) => events.some(concerns((queryKey[2] ?? {}) as EndedFilter, meId)),
  });
}

onFrame(({ client, accountId, after, events }) => refreshEnded(client, accountId, after.me.id, events));
