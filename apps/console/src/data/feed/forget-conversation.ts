import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { EndedPage } from "@jieru/shared/protocol/http";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { changeLoaded, invalidate } from "../queries/invalidate.ts";
import { forgetMessageEvents } from "../store/recent-events.ts";

const isOfAnother =
  (id: ConversationId) =>
  ({ customer }: { customer: { id: ConversationId } }): boolean =>
    customer.id !== id;

/** [AG7] Removes everything loaded or found of a conversation. */
export function forgetConversation(client: QueryClient, id: ConversationId): void {
  forgetFound(client, id);
  client.removeQueries({ queryKey: keys.messages(id) });
  client.removeQueries({ queryKey: keys.conversation(id) });
}

/** [AG11] Removes earlier sessions from the cache, and reloads the conversation if it is open. */
export function forgetHistory(client: QueryClient, id: ConversationId): void {
  forgetFound(client, id);
  forgetMessageEvents(id);
  void client.resetQueries({ queryKey: keys.messages(id) });
  for (const queryKey of [keys.sessionsOf(id), keys.allowanceHistory(id)])
    void client.resetQueries({ queryKey });
}

/** [AG7] [AG11] Removes search results of the conversation, and its last messages from ended lists. */
export function forgetFound(client: QueryClient, id: ConversationId): void {
  changeLoaded<InfiniteData<SearchAnswer>>(client, { queryKey: keys.lists("search") }, (found) => {
    const pages = found.pages.map((page) => ({
      ...page,
      messages: page.messages.filter(isOfAnother(id)),
      customers: page.customers.filter(isOfAnother(id)),
    }));
    return { ...found, pages };
  });
  changeLoaded<EndedData>(client, { queryKey: keys.lists("ended") }, (data) => withheld(data, id));
}

type EndedData = InfiniteData<EndedPage>;
const isOf = (id: ConversationId) => (s: Session) => s.conversationId === id;

function withheld(data: EndedData, id: ConversationId): EndedData {
  if (!data.pages.some(({ sessions }) => sessions.some(isOf(id)))) return data;
  const without = (s: Session): Session => (isOf(id)(s) ? { ...s, lastMessage: null } : s);
  return { ...data, pages: data.pages.map((page) => ({ ...page, sessions: page.sessions.map(without) })) };
}

/** [AG7] Reloads the ended lists from which the conversation's content was withheld. */
export function showAgain(client: QueryClient, id: ConversationId): void {
  const isWithheld = (s: Session) => isOf(id)(s) && s.lastMessage === null;
  void invalidate(client, {
    queryKey: keys.lists("ended"),
    predicate: ({ state }) =>
      (state.data as EndedData | undefined)?.pages.some(({ sessions }) => sessions.some(isWithheld)) ?? false,
  });
}

/** [MA5] Each account numbers its own events, so cached messages must not be joined with those of another. */
export function forgetMessages(client: QueryClient): void {
  forgetMessageEvents();
  client.removeQueries({ queryKey: keys.allMessages });
}
