import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { waitingWindow } from "@jieru/shared/domain/snapshot";
import { byPlace } from "@jieru/shared/domain/waiting";
import { waitingPageSize } from "../../../data/queries/waiting-queue.ts";

export type QueuePlace = Session | null;

export interface LoadedQueue {
  /** The length of the queue including its head, or the number of matches of a filter. */
  count: number;
  elsewhere: ReadonlySet<SessionId>;
  pageOf: (page: number) => readonly Session[] | undefined;
}

const nextPage = (place: number): number => place - (place % waitingPageSize) + waitingPageSize;

/**
 * Returns the queue behind its head. Pages are loaded at different times, so a session found twice is listed once.
 */
export function waitingTail(headLength: number, { count, elsewhere, pageOf }: LoadedQueue): QueuePlace[] {
  const shown = new Set(elsewhere);
  const tail: QueuePlace[] = [];
  for (let from = headLength; from < count; from = nextPage(from)) {
    const page = pageOf(Math.floor(from / waitingPageSize));
    const end = Math.min(nextPage(from), count);
    for (let place = from; place < end; place++) {
      const session = page?.[place % waitingPageSize];
      if (page && (!session || shown.has(session.id))) continue;
      if (session) shown.add(session.id);
      tail.push(session ?? null);
    }
  }
  const length = Math.max(0, count - headLength);
  while (tail.length < length) tail.push(null);
  return tail;
}

/** [VW4] Returns the matches behind the head. Only the feed decides about sessions that belong in the head. */
export function foundBehind(
  head: readonly Session[],
  { count, elsewhere, pageOf }: LoadedQueue,
): QueuePlace[] {
  const shown = new Set(elsewhere);
  const last = head[Math.min(head.length, waitingWindow) - 1];
  const found: QueuePlace[] = [];
  for (let place = 0; place < count; place++) {
    const page = pageOf(Math.floor(place / waitingPageSize));
    const session = page?.[place % waitingPageSize];
    if (!page) found.push(null);
    if (!session || shown.has(session.id) || (last && byPlace(session, last) <= 0)) continue;
    shown.add(session.id);
    found.push(session);
  }
  return found;
}
