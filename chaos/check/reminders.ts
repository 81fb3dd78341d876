import { isDeepStrictEqual } from "node:util";
import type { History, LeftOpen, Logged } from "../history.ts";
import type { Violation } from "./violation.ts";

type Lie = Pick<Violation, "promise" | "kind"> & { what: string };

/** [RM3] [RM4] [RM5] Checks that a reminder stays until a person removes it or its owner was reminded once. */
export function checkReminders({ log, later }: History): Violation[] {
  const last = new Map<string, Logged["reminder"]>();
  const violations: Violation[] = [];
  for (const event of log.toSorted((a, b) => a.seq - b.seq)) {
    if (event.sessionId === null || event.state === null) continue;
    const lie = lieIn(last.get(event.sessionId) ?? null, event);
    last.set(event.sessionId, event.reminder);
    if (!lie) continue;
    const { promise, kind, what } = lie;
    violations.push({ promise, kind, about: `${event.sessionId} ${what} at ${event.seq}` });
  }
  return [...violations, ...checkLater(later)];
}

const byItself: ReadonlySet<string | null> = new Set(["window_closed", "left_silently"]);

function lieIn(before: Logged["reminder"], event: Logged): Lie | null {
  const { type, reminder, why } = event;
  switch (type) {
    case "reminder_set":
      return reminder && !reminder.due ? null : { promise: "RM1", kind: "untrue", what: "has none set" };
    case "reminder_removed":
      return reminder ? { promise: "RM2", kind: "untrue", what: "has one that was removed" } : null;
    case "reminder_due":
      return lieWhenTold(before, event);
    case "session_ended":
      if (before && byItself.has(why))
        return { promise: "RM4", kind: "lost", what: "ended by itself with a reminder" };
      return reminder ? { promise: "RM5", kind: "untrue", what: "has one after its end" } : null;
    default:
      return isDeepStrictEqual(before, reminder)
        ? null
        : { promise: "RM5", kind: reminder ? "untrue" : "lost", what: `has another after ${type}` };
  }
}

function lieWhenTold(before: Logged["reminder"], { at, state, reminder }: Logged): Lie | null {
  if (!before || !isDeepStrictEqual(reminder, { ...before, due: true }))
    return { promise: "RM3", kind: "untrue", what: "is told of what was not set" };
  if (before.due) return { promise: "RM3", kind: "duplicated", what: "is told again" };
  if (at < before.at) return { promise: "RM3", kind: "unexpected", what: "is told too early" };
  return state === "active" || state === "inactive"
    ? null
    : { promise: "RM5", kind: "unexpected", what: "is told while nobody has it" };
}

function checkLater(later: History["later"]): Violation[] {
  if (!later) return [];
  const isServed = ({ state }: LeftOpen): boolean => state !== "waiting";
  const untold = [later.minutes, later.days].flatMap(({ at, open }) =>
    open.filter((s) => isServed(s) && s.remindAt !== null && s.remindAt <= at && !s.reminded),
  );
  const left = later.days.open.filter((s) => isServed(s) && s.remindAt === null);
  return [
    ...untold.map(({ id }): Violation => ({ promise: "RM3", kind: "lost", about: `${id} was never told` })),
    ...left.map(({ id, state }): Violation => {
      const about = `${id} has no reminder, and is ${state} days later`;
      return { promise: "RM4", kind: "unsettled", about };
    }),
  ];
}
