import type { z } from "zod";
import type {
  outcomesOfDay,
  ratingCount,
  reportAnswer,
  reportOfAgent,
  reportOfDay,
  reportOfTopic,
  topicCount,
} from "./reports-schema.ts";

/** The longest range of a report (RP4). */
export const reportDaysAtMost = 366;

export const usualReportDays = 30;

export type TopicCount = z.infer<typeof topicCount>;
export type RatingCount = z.infer<typeof ratingCount>;
export type OutcomesOfDay = z.infer<typeof outcomesOfDay>;
export type ReportOfDay = z.infer<typeof reportOfDay>;
export type ReportOfAgent = z.infer<typeof reportOfAgent>;
export type ReportOfTopic = z.infer<typeof reportOfTopic>;
export type Report = z.infer<typeof reportAnswer>;

export const reportRows = ["days", "agents", "topics", "conduct"] as const;
export type ReportRows = (typeof reportRows)[number];

/** [RP12] The instant by which a session belongs to a day: its start, last pick-up, or end. */
export const countedBy = ["opened", "picked_up", "ended"] as const;
export type CountedBy = (typeof countedBy)[number];

/**
 * [RP12] Sessions behind a number. `served`: has, or had at the end, an owner. `replied`, `replied_one_minute`, `replied_five_minutes`: by
 * the agent who picked it up, from the pick-up. `unserved`: ended while it waited. `not_picked_up`: never picked up, lapsed or not. Other
 * names are fields of the report.
 */
export const reportFigures = [
  "all",
  "spoken",
  "answered",
  "one_minute",
  "five_minutes",
  "not_answered",
  "not_picked_up",
  "never_picked_up",
  "lapsed",
  "closed_unanswered",
  "queued",
  "served",
  "replied",
  "replied_one_minute",
  "replied_five_minutes",
  "unserved",
  "asked",
  "rated",
  "satisfied",
] as const;
export type ReportFigure = (typeof reportFigures)[number];
