import type { AgentId } from "@jieru/shared/domain/ids";
import type { OutcomesOfDay, Report, ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import { addDays } from "../../../src/features/reports/range.ts";

export const today = "2026-11-28";

export const outcomesOf = (change: Partial<OutcomesOfDay> = {}): OutcomesOfDay => ({
  sessions: 0,
  answered: 0,
  notAnswered: 0,
  closedUnanswered: 0,
  withinOneMinute: 0,
  withinFiveMinutes: 0,
  neverPickedUp: 0,
  lapsed: 0,
  firstAnswerMs: null,
  queued: 0,
  queuedMs: 0,
  longestQueueMs: null,
  ...change,
});

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
  outcomes: outcomesOf(),
  ...change,
});

/** This many days up to today, each busier than the one before. */
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
      outcomes: outcomesOf({
        sessions: 10 + at,
        answered: 6 + at,
        notAnswered: 3,
        closedUnanswered: 1,
        withinOneMinute: 3,
        withinFiveMinutes: 5,
        neverPickedUp: 1,
        firstAnswerMs: 52_000,
        queued: 10,
        queuedMs: 100_000,
        longestQueueMs: 30_000 + at * 1_000,
      }),
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
  outcomes: {
    sessions: 20,
    answered: 15,
    notAnswered: 5,
    closedUnanswered: 2,
    withinOneMinute: 4,
    withinFiveMinutes: 10,
    replied: 16,
    responseMs: 320_000,
  },
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
