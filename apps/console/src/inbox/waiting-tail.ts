import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { linePage } from "../api/waiting-line.ts";

/** A place in the line: who waits there, or null while that is not known. */
export type Place = Session | null;

/**
 * The line behind its head, place by place. Pages were read at different moments, so that one session can stand in two of
 * them, or in the head by now: it is shown once.
 */
export function waitingTail(
  count: number,
  headLength: number,
  shownElsewhere: ReadonlySet<SessionId>,
  pageOf: (page: number) => readonly Session[] | undefined,
): Place[] {
  const shown = new Set(shownElsewhere);
  const tail: Place[] = [];
  for (let place = headLength; place < count; place++) {
    const page = pageOf(Math.floor(place / linePage));
    const session = page?.[place % linePage];
    if (page && (!session || shown.has(session.id))) continue;
    if (session) shown.add(session.id);
    tail.push(session ?? null);
  }
  const length = Math.max(0, count - headLength);
  while (tail.length < length) tail.push(null);
  return tail;
}
