import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import type { EndedPage } from "@jieru/shared/protocol/http";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { askAgain } from "../api/ask-again.ts";
import { forgetMessageEvents } from "../state/recent-events.ts";

const isOfAnother =
  (id: ConversationId) =>
  ({ customer }: { customer: { id: ConversationId } }): boolean =>
    customer.id !== id;

/** [AG7] Nothing that was read or found of a conversation stays. */
export function forgetConversation(client: QueryClient, id: ConversationId): void {
  forgetFound(client, id);
  client.removeQueries({ queryKey: ["messages", id] });
  client.removeQueries({ queryKey: ["conversation", id] });
}

/** [AG11] Drops what was read of earlier sessions, and reads the open one again where it is on screen. */
export function forgetHistory(client: QueryClient, id: ConversationId): void {
  forgetFound(client, id);
  forgetMessageEvents(id);
  void client.resetQueries({ queryKey: ["messages", id] });
  for (const what of ["sessions", "allowance"])
    void client.resetQueries({ queryKey: ["conversation", id, what] });
}

/** [AG7] [AG11] Drops what was found of the conversation, and what lists of ended sessions tell of it. */
export function forgetFound(client: QueryClient, id: ConversationId): void {
  client.setQueriesData<InfiniteData<SearchAnswer>>({ queryKey: ["search"] }, (found) => {
    if (!found) return found;
    const pages = found.pages.map((page) => ({
      ...page,
      messages: page.messages.filter(isOfAnother(id)),
      customers: page.customers.filter(isOfAnother(id)),
    }));
    return { ...found, pages };
  });
  client.setQueriesData<EndedData>({ queryKey: ["ended"] }, (data) => data && withheld(data, id));
}

type EndedData = InfiniteData<EndedPage>;
const isOf = (id: ConversationId) => (s: Session) => s.conversationId === id;

/** Its ended sessions without what was said. */
function withheld(data: EndedData, id: ConversationId): EndedData {
  if (!data.pages.some(({ sessions }) => sessions.some(isOf(id)))) return data;
  const without = (s: Session): Session => (isOf(id)(s) ? { ...s, lastMessage: null } : s);
  return { ...data, pages: data.pages.map((page) => ({ ...page, sessions: page.sessions.map(without) })) };
}

/** [AG7] It may be read, and may not have been before: lists of ended sessions in which nothing of it stood are asked for again. */
export function showAgain(client: QueryClient, id: ConversationId): void {
  const isWithheld = (s: Session) => isOf(id)(s) && s.lastMessage === null;
  void askAgain(client, {
    queryKey: ["ended"],
    predicate: ({ state }) =>
      (state.data as EndedData | undefined)?.pages.some(({ sessions }) => sessions.some(isWithheld)) ?? false,
  });
}

/** [MA5] Each account numbers its own events: what was read of one must not be joined with those of the next. */
export function forgetRead(client: QueryClient): void {
  forgetMessageEvents();
  client.removeQueries({ queryKey: ["messages"] });
}

/** What moves the earlier sessions. */
const movesSessions: ReadonlySet<EventType> = new Set([
  "session_opened",
  "session_ended",
  "session_wrapped_up",
  "session_rated",
]);
/** How the allowance came and went is asked for at most so often: with every message it is another. */
const pauseMs = 2_000;
/** Conversations whose allowance history is being asked for, and whether it has changed since. */
const askedBy = new WeakMap<QueryClient, Map<ConversationId, boolean>>();

function refreshAllowance(client: QueryClient, id: ConversationId): void {
  const asked = askedBy.get(client) ?? new Map<ConversationId, boolean>();
  askedBy.set(client, asked);
  if (asked.has(id)) {
    asked.set(id, true);
    return;
  }
  asked.set(id, false);
  void askAgain(client, { queryKey: ["conversation", id, "allowance"] });
  setTimeout(() => {
    const moved = asked.get(id);
    asked.delete(id);
    if (moved) refreshAllowance(client, id);
  }, pauseMs);
}

/** [AT5] [DW5] What the panel shows besides messages is asked for again, where it is on screen, once the feed tells of what moves it. */
export function refreshConversations(client: QueryClient, events: readonly Event[]): void {
  const idsOf = (moves: (event: Event) => boolean): Set<ConversationId> =>
    new Set(
      events.filter(moves).flatMap((e) => e.session?.conversationId ?? e.message?.conversationId ?? []),
    );
  const refresh = (what: string) => (id: ConversationId) =>
    void askAgain(client, { queryKey: ["conversation", id, what] });
  idsOf(({ type }) => type === "attributes_changed").forEach(refresh("attributes"));
  idsOf(({ type }) => movesSessions.has(type)).forEach(refresh("sessions"));
  for (const id of idsOf(({ type, message }) => movesSessions.has(type) || message !== undefined))
    refreshAllowance(client, id);
}
