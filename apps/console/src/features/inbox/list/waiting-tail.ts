import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { waitingWindow } from "@jieru/shared/domain/snapshot";
import { byPlace } from "@jieru/shared/domain/waiting";
import { linePage } from "../../../data/queries/waiting-line.ts";

/** A place in the line: who waits there, or null while that is not known. */
export type LinePlace = Session | null;

/** What has been read of the line behind its head. */
export interface ReadLine {
  /** How many there are, with the head or, of a filtered line, of all who match. */
  count: number;
  /** The sessions that are shown in other places. */
  elsewhere: ReadonlySet<SessionId>;
  /** undefined while the page has not been read. */
  pageOf: (page: number) => readonly Session[] | undefined;
}

/** The first place of the page after this place's. */
const nextPage = (place: number): number => place - (place % linePage) + linePage;

/**
 * The line behind its head, place by place. Pages were read at different moments, so that one session can stand in two of
 * them, or in the head by now: it is shown once.
 */
export function waitingTail(headLength: number, { count, elsewhere, pageOf }: ReadLine): LinePlace[] {
  const shown = new Set(elsewhere);
  const tail: LinePlace[] = [];
  for (let from = headLength; from < count; from = nextPage(from)) {
    const page = pageOf(Math.floor(from / linePage));
    const end = Math.min(nextPage(from), count);
    for (let place = from; place < end; place++) {
      const session = page?.[place % linePage];
      if (page && (!session || shown.has(session.id))) continue;
      if (session) shown.add(session.id);
      tail.push(session ?? null);
    }
  }
  const length = Math.max(0, count - headLength);
  while (tail.length < length) tail.push(null);
  return tail;
}

/**
 * [VW4] Who of the `count` that match waits behind the head, place by place. Of who would stand in the head the feed alone
 * says whether they still wait.
 */
export function foundBehind(head: readonly Session[], { count, elsewhere, pageOf }: ReadLine): LinePlace[] {
  const shown = new Set(elsewhere);
  const last = head[Math.min(head.length, waitingWindow) - 1];
  const found: LinePlace[] = [];
  for (let place = 0; place < count; place++) {
    const page = pageOf(Math.floor(place / linePage));
    const session = page?.[place % linePage];
    if (!page) found.push(null);
    if (!session || shown.has(session.id) || (last && byPlace(session, last) <= 0)) continue;
    shown.add(session.id);
    found.push(session);
  }
  return found;
}
