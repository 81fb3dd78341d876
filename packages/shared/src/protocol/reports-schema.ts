import { z } from "zod";
import { agentId, instant, sessionId, topicId } from "../domain/ids.ts";
import { aboutFilter } from "../domain/wrap-up-schema.ts";
import { daysQuery, fileDay, fileLanguage } from "./files-schema.ts";
import { countedBy, reportDaysAtMost, reportFigures, reportRows } from "./reports.ts";

const count = z.int().nonnegative();

const served = z.object({
  /** Sessions whose last pick-up was then and that somebody owns, or owned at the end (BO3). */
  pickedUp: count,
  /** Sessions that got a reply from the agent who picked them up. */
  answered: count,
  /** Sessions of `answered` with a reply at most one minute after the pick-up, and at most five (BO2). For the customer's whole wait see `outcomes`. */
  withinOneMinute: count,
  withinFiveMinutes: count,
  /** Agents' replies, whatever became of them. */
  replies: count,
});

/** [WU10] Sessions that somebody served and that ended; null: of which nobody said what they were about. */
export const topicCount = z.object({ topicId: topicId.nullable(), sessions: count });

/** Those there are, in the order of the report's own; left out where the account has no topic, and by earlier releases. */
const topicCounts = z.array(topicCount).optional();

/** [CR6] Sessions that ended and whose customer was asked; `total`: of the scores. */
export const ratingCount = z.object({ asked: count, answered: count, total: count, satisfied: count });

/** Left out where nobody was asked in the report's days, and by earlier releases. */
const ratingCounts = ratingCount.optional();

/** [RP10] How sessions in which the customer wrote went: those that began on a day, or whose last pick-up by an agent was then. */
const wentSo = z.object({
  /** All of them. The next four add up to them, for an agent the next two. */
  sessions: count,
  /** A person replied, and the reply did not fail. */
  answered: count,
  /** Picked up, and no person has replied. */
  notAnswered: count,
  /** Ended while the customer's last message waited for an answer. */
  closedUnanswered: count,
  /** Sessions of `answered` with a person's first reply at most one minute, and at most five, after the customer's first unanswered message. */
  withinOneMinute: count,
  withinFiveMinutes: count,
});

export const outcomesOfDay = wentSo.extend({
  /** Not picked up, while the reply window has not closed. */
  neverPickedUp: count,
  /** Not picked up before the reply window closed. */
  lapsed: count,
  /** From the first unanswered message to the first reply by a person: half of the day's came sooner; null where there were none. */
  firstAnswerMs: z.number().nonnegative().nullable(),
  /** Sessions that have left the queue, their waits in it together, and the longest wait; null if no session has left it. */
  queued: count,
  queuedMs: count,
  longestQueueMs: count.nullable(),
});

export const outcomesOfAgent = wentSo.extend({
  /** In how many of the agent's sessions they replied themselves, and how long that took from their pick-up, all together. */
  replied: count,
  responseMs: count,
});

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
  /** [RP11] Left out where messages had expired before this could be counted, while it is still being counted, and by earlier releases. */
  outcomes: outcomesOfDay.optional(),
  topics: topicCounts,
  ratings: ratingCounts,
});

export const reportOfAgent = served.extend({
  agentId,
  name: z.string(),
  /** [RP11] Counted over the days that have `outcomes`. Left out where none has, and by earlier releases. */
  outcomes: outcomesOfAgent.optional(),
  topics: topicCounts,
  ratings: ratingCounts,
});

/** [WU8] Sessions that somebody served and that ended in these days, by what they were about; null: by what nobody said. */
export const reportOfTopic = z.object({
  topicId: topicId.nullable(),
  /** What the topic is called now; null where nobody said one. */
  name: z.string().nullable(),
  sessions: count,
  /** In as many days right before. */
  before: count,
});

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

/** [RP4] Both days or neither. */
export const reportQuery = daysQuery(reportDaysAtMost);

/** [RP7] What a line of the file is, and the language of its headings. */
export const reportExportQuery = reportQuery.safeExtend({
  rows: z.enum(reportRows).default("days"),
  language: fileLanguage,
});

/** [RP12] The sessions behind a number, also those still open. `before` and `beforeId`: where the page before ended, by the instant of `by`. */
export const countedSessionsQuery = reportQuery.safeExtend({
  by: z.enum(countedBy).default("opened"),
  figure: z.enum(reportFigures).default("all"),
  /** One agent's; left out: everybody's. */
  owner: agentId.optional(),
  /** [WU9] */
  about: aboutFilter.optional(),
  before: z.coerce.number().int().positive().optional(),
  beforeId: sessionId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
