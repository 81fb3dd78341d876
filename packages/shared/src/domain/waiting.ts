import type { Session } from "./session.ts";

type InQueue = Pick<Session, "id" | "lapsed" | "waitingSince">;

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * [DI8] The order of the queue: customers who can be answered first, then the longest wait. The server's `queueOrder` is the same in SQL.
 */
export const byPlace = (a: InQueue, b: InQueue): number =>
  Number(a.lapsed) - Number(b.lapsed) || (a.waitingSince ?? 0) - (b.waitingSince ?? 0) || compare(a.id, b.id);

/** [DI2] Returns the first of the queue, or undefined. The sessions may have any order. */
export function firstInQueue<S extends InQueue>(sessions: Iterable<S>): S | undefined {
  let first: S | undefined;
  for (const session of sessions) if (!first || byPlace(session, first) < 0) first = session;
  return first;
}

/** Returns since when a customer has waited, in the queue or for an agent's answer; null without a wait. */
export function waitsSince({
  state,
  waitingSince,
  unansweredSince,
}: Pick<Session, "state" | "waitingSince" | "unansweredSince">): number | null {
  if (state === "ended") return null;
  return state === "waiting" ? waitingSince : unansweredSince;
}

/** Returns since when a customer has had no answer; null if none is due. */
export const unansweredSince = (session: Pick<Session, "unansweredSince">): number | null =>
  session.unansweredSince;

/** Returns the session with the longest wait by `since`, or undefined. */
export function longestWait<S extends Session>(
  sessions: readonly S[],
  since: (session: S) => number | null = waitsSince,
): S | undefined {
  const waiting = sessions.filter((s) => since(s) !== null);
  return waiting.toSorted((a, b) => (since(a) ?? 0) - (since(b) ?? 0))[0];
}
