/** How much came and how soon it was answered, by day and by agent (RP1). */
import { z } from "zod";
import { agentId, instant } from "../domain/ids.ts";

/** The longest range of one report (RP4). */
export const reportDaysAtMost = 366;

/** How many days a report covers where nobody says which: these, up to today. */
export const usualReportDays = 30;

/** A day of the account's calendar, as `2026-11-28`. */
export const reportDay = z.iso.date();

const count = z.int().nonnegative();

const served = z.object({
  /** Sessions whose last pick-up was then. */
  pickedUp: count,
  /** Those of them that got a reply from whoever picked them up. */
  answered: count,
  /** Those of `answered` whose first response took at most one minute, and at most five (BO2). */
  withinOneMinute: count,
  withinFiveMinutes: count,
  /** Agents' replies, whatever became of them. */
  replies: count,
});

export const reportOfDay = served.extend({
  day: reportDay,
  /** Sessions that customers began, also by entering alone. */
  opened: count,
  /** What customers said. */
  messages: count,
  /** Sessions in which the customer said something and that ended while they waited. */
  unserved: count,
  /** Half of the day's first responses came sooner; null where there were none. */
  firstResponseMs: z.number().nonnegative().nullable(),
});
export type ReportOfDay = z.infer<typeof reportOfDay>;

export const reportOfAgent = served.extend({ agentId, name: z.string() });
export type ReportOfAgent = z.infer<typeof reportOfAgent>;

export const reportAnswer = z.object({
  from: reportDay,
  to: reportDay,
  /** Today, at the account's place. */
  today: reportDay,
  timeZone: z.string(),
  /** Everything that happened before is counted; what came later may be missing (RP3). Null: what there was before reports is still being counted. */
  countedUntil: instant.nullable(),
  /** In order, without gaps; none before the account's first day, none after today. */
  days: z.array(reportOfDay),
  /** Who picked up or replied in these days; most pick-ups first. */
  agents: z.array(reportOfAgent),
});
export type Report = z.infer<typeof reportAnswer>;

interface Range {
  from?: string | undefined;
  to?: string | undefined;
}
const dayMs = 24 * 60 * 60_000;
/** How many days it covers, both ends included; null where it names none. */
const daysIn = ({ from, to }: Range): number | null =>
  from === undefined || to === undefined ? null : (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** [RP4] Both days or neither. */
export const reportQuery = z
  .object({ from: reportDay.optional(), to: reportDay.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ["to"],
    error: "must come with `from`, and `from` with it",
  })
  .refine((range) => (daysIn(range) ?? 1) >= 1, { path: ["from"], error: "must not be after `to`" })
  .refine((range) => (daysIn(range) ?? 1) <= reportDaysAtMost, {
    path: ["to"],
    error: `must be within ${reportDaysAtMost} days of \`from\``,
  });

export const reportRows = ["days", "agents"] as const;
export type ReportRows = (typeof reportRows)[number];
const reportLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** [RP7] What a line of the file is, and the language of its headings. */
export const reportExportQuery = reportQuery.safeExtend({
  rows: z.enum(reportRows).default("days"),
  language: z.enum(reportLanguages).default("zh-CN"),
});
