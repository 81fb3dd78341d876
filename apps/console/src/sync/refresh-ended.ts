import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { askAgain } from "../api/ask-again.ts";
import type { EndedFilter } from "../api/ended-sessions.ts";

/** Whether a list of ended sessions is another after this. */
const concerns =
  ({ tag, source, owner }: EndedFilter, meId: AgentId) =>
  ({ type, session }: Event): boolean => {
    if (!session || (tag !== undefined && !session.customer.tags.includes(tag))) return false;
    // Also their earlier sessions come to match.
    if (type === "tags_changed") return tag !== undefined;
    const isTheirs = owner === "all" || session.ownerId === (owner ?? meId);
    return session.state === "ended" && isTheirs && (source === undefined || session.source === source);
  };

/** [VW6] Lists that are another now are asked for anew, when somebody looks at them; of the others nothing is. */
export function refreshEnded(
  client: QueryClient,
  accountId: AccountId,
  meId: AgentId,
  events: readonly Event[],
): void {
  if (!events.some(({ type, session }) => session?.state === "ended" || type === "tags_changed")) return;
  void askAgain(client, {
    queryKey: ["ended", accountId],
    predicate: ({ queryKey }) => events.some(concerns((queryKey[2] ?? {}) as EndedFilter, meId)),
  });
}
