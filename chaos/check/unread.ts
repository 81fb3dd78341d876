import type { Logged, PushHistory } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P2] Checks that only a customer message raises the unread count, by one, and that the row agrees with the log. */
export function checkUnread({ log }: PushHistory): Violation[] {
  const last = new Map<string, Logged>();
  const violations: Violation[] = [];
  const untrue = (about: string) => violations.push({ promise: "P2", kind: "untrue", about });
  for (const event of log.toSorted((a, b) => a.seq - b.seq)) {
    if (event.sessionId === null || event.unread === null) continue;
    const before = last.get(event.sessionId)?.unread ?? 0;
    last.set(event.sessionId, event);
    if (!mayFollow(before, event.unread, event))
      untrue(`${event.sessionId} has ${event.unread} unread at ${event.seq}, ${before} before`);
  }
  for (const [sessionId, { unread, unreadAtRest }] of last)
    if (unreadAtRest !== unread) untrue(`${sessionId} has ${unread} unread, its row ${unreadAtRest}`);
  return violations;
}

const mayFollow = (before: number, after: number, { type }: Logged): boolean =>
  type === "customer_message_received" ? after === before + 1 : after <= before;
