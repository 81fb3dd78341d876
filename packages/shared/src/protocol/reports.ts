/** How much came and how soon it was answered, by day and by agent (RP1). */

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

/** The longest range of one report (RP4). */
export const reportDaysAtMost = 366;

/** How many days a report covers where nobody says which: these, up to today. */
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

/** [RP12] By which instant a session belongs to a day: when it began, when it was last picked up, or when it ended. */
export const countedBy = ["opened", "picked_up", "ended"] as const;
export type CountedBy = (typeof countedBy)[number];

/**
 * [RP12] The sessions that a number counts. `served`: somebody owns it, or owned it at the end. `replied`, `replied_one_minute`, `replied_five_minutes`: by
 * whoever picked it up, from the pick-up. `unserved`: ended while it waited. `not_picked_up`: never picked up, lapsed or not. The others are named like the fields of the report.
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
