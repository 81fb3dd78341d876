import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";

const isOfAnother =
  (id: ConversationId) =>
  ({ customer }: { customer: { id: ConversationId } }): boolean =>
    customer.id !== id;

/** [AG7] Nothing that was read or found of a conversation stays. */
export function forgetConversation(client: QueryClient, id: ConversationId): void {
  client.setQueriesData<InfiniteData<SearchAnswer>>({ queryKey: ["search"] }, (found) => {
    if (!found) return found;
    const pages = found.pages.map((page) => ({
      ...page,
      messages: page.messages.filter(isOfAnother(id)),
      customers: page.customers.filter(isOfAnother(id)),
    }));
    return { ...found, pages };
  });
  client.removeQueries({ queryKey: ["messages", id] });
  client.removeQueries({ queryKey: ["conversation", id] });
}

/** What the panel asks for besides messages: attributes, sessions, the allowance's history. */
const asksAgain: ReadonlySet<EventType> = new Set(["attributes_changed", "session_opened", "session_ended"]);

/** [AT5] Asked again, where it is on screen, once the feed tells of something that moves it. */
export function refreshConversations(client: QueryClient, events: readonly Event[]): void {
  const moved = events.flatMap(({ type, session, message }) =>
    asksAgain.has(type) || message ? (session?.conversationId ?? message?.conversationId ?? []) : [],
  );
  for (const id of new Set(moved)) void client.invalidateQueries({ queryKey: ["conversation", id] });
}
