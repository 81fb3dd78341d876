import { describe, expect, it } from "vitest";
import { tallyWords } from "../check/words.ts";
import type { Found, History, Later, LeftOpen, Logged } from "../history.ts";
import type { Words } from "../workload/writing.ts";
import { logged, named, truth } from "./truth.ts";

const words = (patch: Partial<Words> = {}): Words => {
  return { kind: "note", text: "n1", sessionId: "s1", answer: "taken", lost: 0, ...patch };
};
const found = (patch: Partial<Found> = {}): Found => {
  return { kind: "note", text: "n1", sessionId: "s1", times: 1, ...patch };
};

describe("the checker reports a false history of notes, remarks and topics", () => {
  const remark = { kind: "remark" } as const;
  const newer = [...truth().log, logged(6, { sessionId: "s2" })];
  it.each([
    ["a note that was taken and is gone", { words: [words()] }, "OB1 lost"],
    ["a note that stands there twice", { words: [words()], found: [found({ times: 2 })] }, "OB1 duplicated"],
    [
      "a note that was refused and stands there",
      { words: [words({ answer: "refused" })], found: [found()] },
      "OB1 unexpected",
    ],
    [
      "a note about another customer",
      { words: [words()], found: [found({ sessionId: "s2" })] },
      "OB1 untrue",
    ],
    [
      "a topic of another session",
      { words: [words({ kind: "topic" })], found: [found({ kind: "topic", sessionId: "s2" })], log: newer },
      "WU2 untrue",
    ],
    ["a note that nobody wrote", { found: [found()] }, "OB1 unexpected"],
    [
      "a note that went to the customer",
      {
        words: [words()],
        found: [found()],
        sent: [...truth().sent, { ...(truth().sent[0] as History["sent"][0]), text: "n1" }],
      },
      "NO4 unexpected",
    ],
    ["a remark that nobody finds", { words: [words(remark)] }, "DI6 lost"],
    [
      "a remark more often than it was asked for",
      { words: [words({ ...remark, lost: 1 })], found: [found({ ...remark, times: 3 })] },
      "DI6 duplicated",
    ],
    ["a topic that was taken and is gone", { words: [words({ kind: "topic" })] }, "WU2 lost"],
    [
      "an end that was told twice",
      { words: [words({ kind: "topic", lost: 1 })], found: [found({ kind: "topic", times: 2 })] },
      "WU2 duplicated",
    ],
    ["a reminder that was never set", { words: [words({ kind: "reminder" })] }, "RM1 lost"],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it("the checker accepts texts stored once, or repeated when an answer was lost", () => {
    const again = words({ ...remark, text: "m1", lost: 1 });
    const history = { words: [words(), again], found: [found(), found({ ...remark, text: "m1", times: 2 })] };
    expect(named(history)).toEqual([]);
    const next = { words: [words()], found: [found({ sessionId: "s2" })], log: newer };
    expect(named(next).filter((lie) => lie.startsWith("NO"))).toEqual([]);
    expect(tallyWords({ ...truth(), ...history })).toMatchObject({
      note: 1,
      remark: 1,
      topic: 0,
      told: 0,
      pictures: 0,
    });
  });
});

describe("the checker reports a false history of reminders", () => {
  const [first] = truth().log as [Logged];
  const set = { at: 3, text: "r1", due: false };
  const due = { ...set, due: true };
  const asSet = logged(2, { type: "reminder_set", reminder: set });
  const reminderDue = (seq: number, patch: Partial<Logged> = {}) =>
    logged(seq, { type: "reminder_due", reminder: due, ...patch });
  const followedBy = (...events: Logged[]) => ({ log: [first, asSet, ...events] });
  const ended = (seq: number, patch: Partial<Logged>) =>
    logged(seq, { type: "session_ended", state: "ended", ...patch });
  const open = (patch: Partial<LeftOpen> = {}): Later => {
    return { at: 9, open: [{ id: "s1", state: "inactive", remindAt: 3, reminded: true, ...patch }] };
  };
  const left = (minutes: Later, days: Later): Partial<History> => ({ later: { minutes, days } });
  it.each([
    ["one told twice", followedBy(reminderDue(3), reminderDue(4)), "RM3 duplicated"],
    ["one told before its time", followedBy(reminderDue(3, { at: 2 })), "RM3 unexpected"],
    ["one told that nobody set", { log: [first, reminderDue(2)] }, "RM3 untrue"],
    [
      "one told in other words",
      followedBy(reminderDue(3, { reminder: { ...due, text: "r2" } })),
      "RM3 untrue",
    ],
    ["one told while nobody has it", followedBy(reminderDue(3, { state: "waiting" })), "RM5 unexpected"],
    [
      "one never told while there was somebody to tell",
      left(open({ reminded: false }), open({ state: "waiting" })),
      "RM3 lost",
    ],
    [
      "one never told later",
      left(open({ remindAt: 10, reminded: false }), open({ reminded: false })),
      "RM3 lost",
    ],
    [
      "a session that ends by itself in spite of it",
      followedBy(ended(3, { why: "window_closed" })),
      "RM4 lost",
    ],
    [
      "a session without one that stays",
      left(open(), open({ remindAt: null, reminded: false })),
      "RM4 unsettled",
    ],
    ["one lost on the way", followedBy(logged(3)), "RM5 lost"],
    [
      "one that is new to be told of again",
      followedBy(reminderDue(3), logged(4, { reminder: set })),
      "RM5 untrue",
    ],
    ["one that outlives its session", followedBy(ended(3, { why: "by_agent", reminder: set })), "RM5 untrue"],
    [
      "one that was removed and is there",
      followedBy(logged(3, { type: "reminder_removed", reminder: set })),
      "RM2 untrue",
    ],
    ["one that was set and is not", followedBy(logged(3, { type: "reminder_set" })), "RM1 untrue"],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it("the checker accepts a reminder sent once, transferred with its session, or removed with it", () => {
    const kept = logged(4, { type: "session_transferred", reminder: due });
    const log = followedBy(reminderDue(3), kept, ended(5, { why: "by_agent" }));
    expect(named(log).filter((lie) => lie.startsWith("RM"))).toEqual([]);
    expect(named(left(open({ remindAt: null }), open()))).toEqual([]);
    expect(
      named(left(open({ remindAt: 10, reminded: false }), open({ state: "waiting", remindAt: null }))),
    ).toEqual([]);
  });
});
