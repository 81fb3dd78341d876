import { z } from "zod";
import { agentId, instant, sessionId, topicId } from "../domain/ids.ts";
import { aboutFilter } from "../domain/wrap-up-schema.ts";
import { daysQuery, fileDay, fileLanguage } from "./files-schema.ts";
import { countedBy, reportDaysAtMost, reportFigures, reportRows } from "./reports.ts";

const count = z.int().nonnegative();

const served = z.object({
  /** Sessions whose last pick-up was then and that have, or had at the end, an owner (BO3). */
  pickedUp: count,
  answered: count,
  /**
   * Sessions of `answered` with a reply within one minute of the pick-up, and within five (BO2). For the customer's whole wait see
   * `outcomes`.
   */
  withinOneMinute: count,
  withinFiveMinutes: count,
  replies: count,
});

/** [WU8] Ended sessions that had an owner; null: without a topic. */
export const topicCount = z.object({ topicId: topicId.nullable(), sessions: count });

/** The existing topics, in the report's order; absent if the account has no topic, and in earlier releases. */
const topicCounts = z.array(topicCount).optional();

/** [CR6] Ended sessions whose customer was asked; `total`: the sum of the scores. */
export const ratingCount = z.object({ asked: count, answered: count, total: count, satisfied: count });

/** Absent if no customer was asked in the report's days, and in earlier releases. */
const ratingCounts = ratingCount.optional();

/** [RP10] Outcomes of sessions in which the customer wrote: of a day by their start, of an agent by their last pick-up. */
const wentSo = z.object({
  /** All of them: the sum of the next four fields, for an agent of the next two. */
  sessions: count,
  answered: count,
  /** Picked up, without a reply by a person. */
  notAnswered: count,
  closedUnanswered: count,
  /** Sessions of `answered` with a first reply within one minute, and within five, of the customer's first unanswered message. */
  withinOneMinute: count,
  withinFiveMinutes: count,
});

export const outcomesOfDay = wentSo.extend({
  neverPickedUp: count,
  lapsed: count,
  /** The median from the first unanswered message to a person's first reply; null without one. */
  firstAnswerMs: z.number().nonnegative().nullable(),
  /** Sessions that have left the queue, the sum of their waits, and the longest wait; null without such a session. */
  queued: count,
  queuedMs: count,
  longestQueueMs: count.nullable(),
});

export const outcomesOfAgent = wentSo.extend({
  /** The agent's sessions with an own reply, and the sum of the times from pick-up to it. */
  replied: count,
  responseMs: count,
});

export const reportOfDay = served.extend({
  day: fileDay,
  /** Sessions that customers began, also by entering alone. */
  opened: count,
  messages: count,
  unserved: count,
  /** The median of the day's first responses; null without one. */
  firstResponseMs: z.number().nonnegative().nullable(),
  /** [RP11] Absent if messages expired before counting, during counting, and in earlier releases. */
  outcomes: outcomesOfDay.optional(),
  topics: topicCounts,
  ratings: ratingCounts,
});

export const reportOfAgent = served.extend({
  agentId,
  name: z.string(),
  /** [RP11] Counted over the days with `outcomes`. Absent without such a day, and in earlier releases. */
  outcomes: outcomesOfAgent.optional(),
  topics: topicCounts,
  ratings: ratingCounts,
});

/** [WU8] Sessions with an owner that ended in these days, by topic; null: without a topic. */
export const reportOfTopic = z.object({
  topicId: topicId.nullable(),
  /** The topic's current name; null without a topic. */
  name: z.string().nullable(),
  sessions: count,
  /** In the same number of days right before. */
  before: count,
});

export const reportAnswer = z.object({
  from: fileDay,
  to: fileDay,
  today: fileDay,
  timeZone: z.string(),
  /** Everything before is counted, later events may be missing (RP3). Null: older data is still being counted. */
  countedUntil: instant.nullable(),
  /** In order, without gaps, from the account's first day to today at most. */
  days: z.array(reportOfDay),
  /** Agents with a pick-up, a reply or an ended session in these days; most pick-ups first. */
  agents: z.array(reportOfAgent),
  /** Most sessions first, no topic last; empty if the account has no topic. Earlier releases leave it out. */
  topics: z.array(reportOfTopic).optional(),
  ratings: ratingCounts,
});

/** [RP4] Both days or neither. */
export const reportQuery = daysQuery(reportDaysAtMost);

/** [RP7] The content of a line, and the language of the headings. */
export const reportExportQuery = reportQuery.safeExtend({
  rows: z.enum(reportRows).default("days"),
  language: fileLanguage,
});

/** [RP12] The sessions behind a number, also open ones. `before` and `beforeId`: the end of the previous page, by the instant of `by`. */
export const countedSessionsQuery = reportQuery.safeExtend({
  by: z.enum(countedBy).default("opened"),
  figure: z.enum(reportFigures).default("all"),
  /** One agent's; absent: all agents'. */
  owner: agentId.optional(),
  about: aboutFilter.optional(),
  before: z.coerce.number().int().positive().optional(),
  beforeId: sessionId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
