import { describe, expect, it } from "vitest";
import { alarmsOf, isSessionAlarm, type SessionAlarm, sessionsOfAlarm } from "../src/domain/alarms.ts";
import type { Session } from "../src/domain/session.ts";
import type { Account, Snapshot } from "../src/domain/snapshot.ts";
import { anAgent, anAllowance, aSession, aSnapshot, hour, minute } from "./fixtures.ts";

const now = Date.UTC(2026, 10, 24, 2); // Tuesday, ten in the morning in Shanghai

const desk = (
  waiting: Session[],
  change: Partial<Snapshot> = {},
  account: Partial<Account> = {},
): Snapshot => {
  const base = aSnapshot();
  return {
    ...base,
    waiting: { count: waiting.length, sessions: waiting },
    ...change,
    account: { ...base.account, waitTargetMs: 5 * minute, unansweredAlertMs: 100 * hour, ...account },
  };
};
const open = { until: now + 40 * hour };
const waits = (ms: number, change: Partial<Session> = {}) =>
  aSession("w", { waitingSince: now - ms, allowance: anAllowance(open), ...change });
const names = (s: Snapshot, heardAt: number | null = null, asked = now) =>
  alarmsOf(s, { heardAt, now: asked }, now).map((a) => a.alarm);
const online = [anAgent("ann")];

describe("alarms", () => {
  it("[AL1] waiting_long appears when a customer waits longer than the account's target", () => {
    expect(names(desk([waits(5 * minute)], { agents: online }))).toEqual([]);
    expect(names(desk([waits(5 * minute + 1)], { agents: online }))).toEqual(["waiting_long"]);
    expect(names(desk([waits(6 * minute)], { agents: online }, { waitTargetMs: 10 * minute }))).toEqual([]);
  });

  it("[AL1] waiting_long is a lower bound when the whole window is late and more customers wait", () => {
    const late = (sessions: Session[], count: number) =>
      alarmsOf(desk(sessions, { agents: online, waiting: { count, sessions } }), undefined, now);
    const two = [waits(6 * minute), waits(6 * minute)];
    expect(late(two, 2)).toMatchObject([{ alarm: "waiting_long", count: 2, atLeast: false }]);
    expect(late(two, 2_010)).toMatchObject([{ alarm: "waiting_long", count: 2, atLeast: true }]);
    expect(late([...two, waits(minute)], 2_010)).toMatchObject([{ count: 2, atLeast: false }]);
  });

  it("[AL7] unanswered_long counts customers who wait too long in the queue, with agents and in inactive sessions", () => {
    const unanswered = (id: string, ms: number, change: Partial<Session> = {}) =>
      aSession(id, { unansweredSince: now - ms, allowance: anAllowance(open), ...change });
    const queued = waits(11 * minute, { unansweredSince: now - 11 * minute });
    const served = [
      unanswered("a", 12 * minute, { state: "active" }),
      unanswered("b", 30 * minute, { state: "inactive" }),
      unanswered("c", 10 * minute, { state: "active" }),
      unanswered("d", 20 * minute, { state: "active", allowance: anAllowance({ ...open, left: 0 }) }),
    ];
    const all = desk([queued], { agents: online, sessions: served }, { unansweredAlertMs: 10 * minute });
    expect(alarmsOf(all, undefined, now)).toContainEqual({
      alarm: "unanswered_long",
      count: 3,
      sinceMs: 30 * minute,
      sessionId: "b",
    });
    const patient = desk(
      [queued],
      { agents: online, sessions: served },
      { unansweredAlertMs: hour, waitTargetMs: hour },
    );
    expect(names(patient)).toEqual([]);
  });

  it("[AL9] sessionsOfAlarm returns as many sessions as the alarm counts", () => {
    const closing = anAllowance({ until: now + 30 * minute });
    const sessions = [
      aSession("a", { state: "active", unansweredSince: now - 30 * minute, allowance: anAllowance(open) }),
      aSession("b", { state: "active", unansweredSince: now - minute, allowance: closing }),
      aSession("c", { state: "active", unansweredSince: null, allowance: closing }),
    ];
    const all = desk([waits(6 * minute)], { agents: online, sessions }, { unansweredAlertMs: 10 * minute });
    const idsOf = (alarm: SessionAlarm) => sessionsOfAlarm(alarm, all, now).map(({ id }) => id);
    expect(idsOf("waiting_long")).toEqual(["w"]);
    expect(idsOf("unanswered_long")).toEqual(["a"]);
    expect(idsOf("allowance_closing")).toEqual(["b"]);
    for (const alarm of alarmsOf(all, undefined, now))
      if (isSessionAlarm(alarm.alarm)) expect(alarm).toMatchObject({ count: idsOf(alarm.alarm).length });
    expect(isSessionAlarm("nobody_online")).toBe(false);
  });

  it("[AL2] nobody_online appears only while a customer waits", () => {
    const away = [anAgent("ann", { status: "away" })];
    expect(names(desk([], { agents: away }))).toEqual([]);
    expect(names(desk([waits(1)], { agents: away }))).toEqual(["nobody_online"]);
    expect(names(desk([waits(1)], { agents: [...away, anAgent("bob")] }))).toEqual([]);
  });

  it("[DI8] no alarm counts a lapsed customer, however long the wait", () => {
    const lapsed = waits(60 * hour, { lapsed: true, allowance: anAllowance({ until: now - hour }) });
    const line = (sessions: Session[], count: number) => ({
      sessions,
      count,
      lapsed: count - sessions.length + 1,
    });
    expect(names(desk([], { agents: [], waiting: line([lapsed], 30) }))).toEqual([]);
    const waiting = line([waits(6 * minute), lapsed], 31);
    expect(alarmsOf(desk([], { agents: [], waiting }), undefined, now)).toMatchObject([
      { alarm: "nobody_online", count: 1 },
      { alarm: "waiting_long", count: 1, atLeast: false },
    ]);
  });

  it("[AL3] allowance_closing appears when an unanswered customer's allowance closes within the hour", () => {
    const served = (change: Partial<Session>, until = now + 59 * minute) =>
      desk([], {
        sessions: [aSession("s", { state: "active", allowance: anAllowance({ until }), ...change })],
      });
    expect(names(served({ unansweredSince: now - hour }))).toEqual(["allowance_closing"]);
    expect(names(served({ unansweredSince: null }))).toEqual([]);
    expect(names(served({ unansweredSince: now - hour }, now + hour))).toEqual([]);
    expect(names(served({ unansweredSince: now - hour }, now))).toEqual([]);
    const used = anAllowance({ left: 0, until: now + minute });
    expect(names(served({ unansweredSince: now - hour, allowance: used }))).toEqual([]);
  });

  it("[AL3] allowance_closing counts waiting customers and names the session that closes first", () => {
    const closing = (ms: number) => ({
      unansweredSince: now - hour,
      allowance: anAllowance({ until: now + ms }),
    });
    const served = [aSession("s", { state: "active", ...closing(30 * minute) })];
    const both = desk([waits(1, closing(20 * minute))], { agents: online, sessions: served });
    expect(alarmsOf(both, undefined, now)).toEqual([
      { alarm: "allowance_closing", count: 2, until: now + 20 * minute, sessionId: "w" },
    ]);
  });

  it("[AL4] push_silence appears when a limit is set and WeChat has sent a push before", () => {
    expect(names(desk([], {}, { pushSilenceMs: null }), now - 9 * hour)).toEqual([]);
    expect(names(desk([], {}, { pushSilenceMs: 10 * minute }), null)).toEqual([]);
    expect(names(desk([], {}, { pushSilenceMs: 10 * minute }), now - 10 * minute)).toEqual([]);
    expect(names(desk([], {}, { pushSilenceMs: 10 * minute }), now - 11 * minute)).toEqual(["push_silence"]);
  });

  it("[AL4] push_silence is judged as of the board's last answer, also after a computer slept", () => {
    const eightHoursAgo = now - 8 * hour;
    const silent = desk([], {}, { pushSilenceMs: 10 * minute });
    expect(names(silent, eightHoursAgo - minute, eightHoursAgo)).toEqual([]);
    expect(names(silent, eightHoursAgo - 11 * minute, eightHoursAgo)).toEqual(["push_silence"]);
    expect(alarmsOf(silent, undefined, now)).toEqual([]);
  });

  it("[AL4] push_silence counts time within opening hours only", () => {
    const hours = (from: string, to: string, days: { date: string; hours: [] }[] = []) => ({
      pushSilenceMs: 10 * minute,
      openingHours: { timeZone: "Asia/Shanghai", week: Array(7).fill([{ from, to }]), days },
    });
    const long = now - 9 * hour;
    expect(names(desk([], {}, hours("09:55", "18:00")), long), "open for five minutes").toEqual([]);
    expect(names(desk([], {}, hours("09:45", "18:00")), long)).toEqual(["push_silence"]);
    expect(names(desk([], {}, hours("11:00", "18:00")), long), "closed").toEqual([]);
    const holiday = [{ date: "2026-11-24", hours: [] as [] }];
    expect(names(desk([], {}, hours("09:00", "18:00", holiday)), long), "a holiday").toEqual([]);
  });
});
