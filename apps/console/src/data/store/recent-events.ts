import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";

/** A page takes far less than this many messages to arrive. */
const kept = 500;
let recent: Event[] = [];

/** Remembers what the feed said of messages, for pages that are still on their way. */
export function rememberMessageEvents(events: readonly Event[]): void {
  recent = [...recent, ...events.filter((e) => e.message || e.gap)].slice(-kept);
}

/** What happened to a conversation's messages after `seq`, in order. */
export const recentMessageEvents = (id: ConversationId, seq: number): Event[] =>
  recent.filter((e) => e.seq > seq && (e.gap || e.message?.conversationId === id));

/** All of them, or those of one conversation. */
export function forgetMessageEvents(id?: ConversationId): void {
  recent = id ? recent.filter((e) => e.message?.conversationId !== id) : [];
}
