import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";

/** More messages than arrive while a page of messages is loading. */
const kept = 500;
let recent: Event[] = [];

/** Remembers message events for pages that are still loading. */
export function rememberMessageEvents(events: readonly Event[]): void {
  recent = [...recent, ...events.filter((e) => e.message || e.gap)].slice(-kept);
}

/** Returns a conversation's message events after `seq`, in order. */
export const recentMessageEvents = (id: ConversationId, seq: number): Event[] =>
  recent.filter((e) => e.seq > seq && (e.gap || e.message?.conversationId === id));

export function forgetMessageEvents(id?: ConversationId): void {
  recent = id ? recent.filter((e) => e.message?.conversationId !== id) : [];
}
