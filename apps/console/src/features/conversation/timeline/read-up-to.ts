import type { Message } from "@jieru/shared/domain/message";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { TimelineSource, Unsent } from "./timeline-bodies.ts";

export interface FirstNew {
  id: string;
  count: number;
}

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

/** Returns the seq after which the last `unread` customer messages begin; null if all are read. */
export function readUpToOf(messages: readonly Message[], unread: number): number | null {
  if (unread <= 0) return null;
  const theirs = messages.filter((m) => m.direction === "in");
  const first = theirs[Math.max(0, theirs.length - unread)];
  return first ? first.seq - 1 : null;
}

/** [TR4] Returns how far the owner has read, or null if the loaded messages cannot tell. */
export function seenUpTo(page: MessagesPage | undefined, unread: number): number | null {
  if (!page || page.newer) return null;
  const theirs = page.messages.filter((m) => m.direction === "in").length;
  return theirs < unread && page.more ? null : readUpToOf(page.messages, unread);
}
