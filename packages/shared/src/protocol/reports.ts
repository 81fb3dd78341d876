/** How much came and how soon it was answered, by day and by agent (RP1). */
import { z } from "zod";
import { agentId, instant, topicId } from "../domain/ids.ts";
import { daysQuery, fileDay, fileLanguage } from "./files.ts";

/** The longest range of one report (RP4). */
export const reportDaysAtMost = 366;

/** How many days a report covers where nobody says which: these, up to today. */
export const usualReportDays = 30;

const count = z.int().nonnegative();

const served = z.object({
  /** Sessions whose last pick-up was then and that somebody owns, or owned at the end (BO3). */
  pickedUp: count,
  /** Those of them that got a reply from whoever picked them up. */
  answered: count,
  /** Those of `answered` whose first response took at most one minute, and at most five (BO2). */
  withinOneMinute: count,
  withinFiveMinutes: count,
  /** Agents' replies, whatever became of them. */
  replies: count,
});

/** [WU10] Sessions that somebody served and that ended; null: of which nobody said what they were about. */
export const topicCount = z.object({ topicId: topicId.nullable(), sessions: count });
export type TopicCount = z.infer<typeof topicCount>;

/** Those there are, in the order of the report's own; left out where the account has no topic, and by earlier releases. */
const topicCounts = z.array(topicCount).optional();

/** [CR6] Sessions that ended and whose customer was asked; `total`: of the scores. */
export const ratingCount = z.object({ asked: count, answered: count, total: count, satisfied: count });
export type RatingCount = z.infer<typeof ratingCount>;

/** Left out where nobody was asked in the report's days, and by earlier releases. */
const ratingCounts = ratingCount.optional();

export const reportOfDay = served.extend({
  day: fileDay,
  /** Sessions that customers began, also by entering alone. */
  opened: count,
  /** What customers said. */
  messages: count,
  /** Sessions in which the customer said something and that ended while they waited. */
  unserved: count,
  /** Half of the day's first responses came sooner; null where there were none. */
  firstResponseMs: z.number().nonnegative().nullable(),
  topics: topicCounts,
  ratings: ratingCounts,
});
export type ReportOfDay = z.infer<typeof reportOfDay>;

export const reportOfAgent = served.extend({
  agentId,
  name: z.string(),
  topics: topicCounts,
  ratings: ratingCounts,
});
export type ReportOfAgent = z.infer<typeof reportOfAgent>;

/** [WU8] Sessions that somebody served and that ended in these days, by what they were about; null: by what nobody said. */
export const reportOfTopic = z.object({
  topicId: topicId.nullable(),
  /** What the topic is called now; null where nobody said one. */
  name: z.string().nullable(),
  sessions: count,
  /** In as many days right before. */
  before: count,
});
export type ReportOfTopic = z.infer<typeof reportOfTopic>;

export const reportAnswer = z.object({
  from: fileDay,
  to: fileDay,
  /** Today, at the account's place. */
  today: fileDay,
  timeZone: z.string(),
  /** Everything that happened before is counted; what came later may be missing (RP3). Null: what there was before reports is still being counted. */
  countedUntil: instant.nullable(),
  /** In order, without gaps; none before the account's first day, none after today. */
  days: z.array(reportOfDay),
  /** Who picked up or replied in these days, or whose sessions ended in them; most pick-ups first. */
  agents: z.array(reportOfAgent),
  /** Most sessions first, what nobody said last; none where the account has no topic. Earlier releases left it out. */
  topics: z.array(reportOfTopic).optional(),
  ratings: ratingCounts,
});
export type Report = z.infer<typeof reportAnswer>;

/** [RP4] Both days or neither. */
export const reportQuery = daysQuery(reportDaysAtMost);

export const reportRows = ["days", "agents", "topics", "conduct"] as const;
export type ReportRows = (typeof reportRows)[number];

/** [RP7] What a line of the file is, and the language of its headings. */
export const reportExportQuery = reportQuery.safeExtend({
  rows: z.enum(reportRows).default("days"),
  language: fileLanguage,
});
