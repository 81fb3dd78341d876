/** A report as the server sends it. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Report, ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import { addDays } from "../../src/reports/range.ts";

export const today = "2026-11-28";

export const dayOf = (day: string, change: Partial<ReportOfDay> = {}): ReportOfDay => ({
  day,
  opened: 0,
  messages: 0,
  replies: 0,
  pickedUp: 0,
  answered: 0,
  withinOneMinute: 0,
  withinFiveMinutes: 0,
  unserved: 0,
  firstResponseMs: null,
  ...change,
});

/** So many days up to today, each busier than the one before. */
export const daysOf = (count: number): ReportOfDay[] =>
  Array.from({ length: count }, (_, at) =>
    dayOf(addDays(today, at + 1 - count), {
      opened: 10 + at,
      messages: 40 + at,
      replies: 30 + at,
      pickedUp: 8 + at,
      answered: 6 + at,
      withinOneMinute: 3,
      withinFiveMinutes: 5,
      unserved: at % 3,
      firstResponseMs: 42_000,
    }),
  );

const agentOf = (nth: number, name: string, change: Partial<ReportOfAgent>): ReportOfAgent => ({
  agentId: `00000000-0000-7000-8000-00000000000${nth}` as AgentId,
  name,
  pickedUp: 0,
  answered: 0,
  withinOneMinute: 0,
  withinFiveMinutes: 0,
  replies: 0,
  ...change,
});

const lin = agentOf(1, "林知夏", {
  pickedUp: 20,
  answered: 16,
  withinOneMinute: 4,
  withinFiveMinutes: 12,
  replies: 60,
});

export const reportOf = (change: Partial<Report> = {}): Report => ({
  from: addDays(today, -29),
  to: today,
  today,
  timeZone: "Asia/Shanghai",
  countedUntil: Date.parse("2026-11-28T06:20:00Z"),
  days: daysOf(3),
  agents: [lin, agentOf(2, "许然", { pickedUp: 3, replies: 2 })],
  ...change,
});
