/** How far a conversation has been read. */
import type { Message } from "@jieru/shared/domain/message";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { TimelineSource, Unsent } from "./timeline-bodies.ts";

/** The first message that was unread, and how many there are. */
export interface FirstNew {
  id: string;
  count: number;
}

/** [RD15] */
export function firstUnread({
  messages,
  readUpTo,
  openedAt = Number.POSITIVE_INFINITY,
}: TimelineSource<Unsent>): FirstNew | null {
  if (readUpTo === null) return null;
  const answer = messages.find((m) => m.seq > openedAt && m.direction === "out" && m.agentId !== null);
  const until = answer?.seq ?? Number.POSITIVE_INFINITY;
  const unread = messages.filter((m) => m.direction === "in" && m.seq > readUpTo && m.seq < until);
  return unread[0] ? { id: unread[0].id, count: unread.length } : null;
}

/** The seq after which the last `unread` customer messages begin; null if all are read. */
export function readUpToOf(messages: readonly Message[], unread: number): number | null {
  if (unread <= 0) return null;
  const theirs = messages.filter((m) => m.direction === "in");
  const first = theirs[Math.max(0, theirs.length - unread)];
  return first ? first.seq - 1 : null;
}

/**
 * [TR4] How far the owner has read. null if the loaded messages cannot tell, as the newest or too many of the others are
 * missing.
 */
export function seenUpTo(page: MessagesPage | undefined, unread: number): number | null {
  if (!page || page.newer) return null;
  const theirs = page.messages.filter((m) => m.direction === "in").length;
  return theirs < unread && page.more ? null : readUpToOf(page.messages, unread);
}
