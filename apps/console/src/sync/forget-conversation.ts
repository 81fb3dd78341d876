import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";

/** [AG7] Nothing that was read of a conversation stays. */
export function forgetConversation(client: QueryClient, id: ConversationId): void {
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
