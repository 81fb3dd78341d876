import type { ConductReport } from "@jieru/shared/protocol/conduct-rules";
import type { FileLanguage } from "@jieru/shared/protocol/files";
import type {
  OutcomesOfDay,
  RatingCount,
  Report,
  ReportOfAgent,
  ReportOfDay,
  ReportRows,
  TopicCount,
} from "@jieru/shared/protocol/reports";
import { byteOrderMark, csvOf } from "../base/csv-of.ts";
import { type Headings, headings } from "./headings.ts";

type Cells = readonly (string | number | null)[];

export type CountedRows = Exclude<ReportRows, "conduct">;

const tables: Record<CountedRows, (report: Report, heads: Headings) => Cells[]> = {
  days: ({ days, topics, ratings }, heads) => [
    [
      heads.day,
      heads.opened,
      heads.messages,
      heads.unserved,
      ...served(heads),
      heads.firstResponse,
      heads.replies,
      ...dayOutcomeHeads(heads),
      heads.definition,
      ...headsOf(topics, heads),
      ...ratingHeads(ratings, heads),
    ],
    ...days.map((d) => [
      d.day,
      d.opened,
      d.messages,
      d.unserved,
      d.pickedUp,
      d.answered,
      d.withinOneMinute,
      d.withinFiveMinutes,
      secondsOf(d.firstResponseMs),
      d.replies,
      ...dayOutcomeCells(d),
      d.outcomes ? null : heads.former,
      ...countsOf(topics, d.topics),
      ...ratingCells(d.ratings),
    ]),
  ],
  agents: ({ agents, topics, ratings }, heads) => [
    [
      heads.agent,
      ...served(heads),
      heads.replies,
      ...outcomeHeads(heads),
      heads.averageResponse,
      ...headsOf(topics, heads),
      ...ratingHeads(ratings, heads),
    ],
    ...agents.map((a) => [
      a.name,
      a.pickedUp,
      a.answered,
      a.withinOneMinute,
      a.withinFiveMinutes,
      a.replies,
      ...outcomeCells(a.outcomes),
      secondsOf(averageOf(a.outcomes?.responseMs, a.outcomes?.replied)),
      ...countsOf(topics, a.topics),
      ...ratingCells(a.ratings),
    ]),
  ],
  topics: ({ topics = [] }, heads) => [
    [heads.topic, heads.ended, heads.before],
    ...topics.map((t) => [t.name ?? heads.unsaid, t.sessions, t.before]),
  ],
};

/** With one decimal. */
const secondsOf = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 100) / 10);
const averageOf = (total = 0, count = 0): number | null => (count === 0 ? null : total / count);

const outcomeHeads = (heads: Headings) => [
  heads.spoken,
  heads.outcomeAnswered,
  heads.firstWithinOne,
  heads.firstWithinFive,
  heads.notAnswered,
  heads.closedUnanswered,
];
const outcomeCells = (o: ReportOfAgent["outcomes"] | OutcomesOfDay) => [
  o?.sessions ?? null,
  o?.answered ?? null,
  o?.withinOneMinute ?? null,
  o?.withinFiveMinutes ?? null,
  o?.notAnswered ?? null,
  o?.closedUnanswered ?? null,
];
const dayOutcomeHeads = (heads: Headings) => [
  ...outcomeHeads(heads),
  heads.neverPickedUp,
  heads.lapsed,
  heads.firstAnswer,
  heads.averageQueue,
  heads.longestQueue,
];
/** [RP11] Empty for the former definition. */
const dayOutcomeCells = ({ outcomes: o }: ReportOfDay) => [
  ...outcomeCells(o),
  o?.neverPickedUp ?? null,
  o?.lapsed ?? null,
  secondsOf(o?.firstAnswerMs ?? null),
  secondsOf(averageOf(o?.queuedMs, o?.queued)),
  secondsOf(o?.longestQueueMs ?? null),
];

const usedTopics = (topics: Report["topics"] = []) => topics.filter(({ sessions }) => sessions > 0);
const headsOf = (topics: Report["topics"], heads: Headings) =>
  usedTopics(topics).map(({ name }) => heads.ofTopic + (name ?? heads.unsaid));
const countsOf = (topics: Report["topics"], counted: readonly TopicCount[] = []) =>
  usedTopics(topics).map(({ topicId }) => counted.find((one) => one.topicId === topicId)?.sessions ?? 0);

/** [CR6] The average is empty without answers. */
const ratingHeads = (ratings: Report["ratings"], heads: Headings) =>
  ratings ? [heads.asked, heads.rated, heads.average, heads.satisfied] : [];
const ratingCells = (ratings: RatingCount | undefined) =>
  ratings
    ? [
        ratings.asked,
        ratings.answered,
        ratings.answered === 0 ? null : Math.round((100 * ratings.total) / ratings.answered) / 100,
        ratings.satisfied,
      ]
    : [];

const served = (heads: Headings) => [
  heads.pickedUp,
  heads.answered,
  heads.withinOneMinute,
  heads.withinFiveMinutes,
];

export function writeConductCsv({ rows }: ConductReport, language: FileLanguage): string {
  const heads = headings[language];
  const head = [heads.day, heads.agent, heads.rule, heads.warned, heads.sentAnyway, heads.blocked];
  const cells = rows.map((row) => [
    row.day,
    row.agentName,
    row.ruleName ?? heads.repetition,
    row.warned,
    row.sentAnyway,
    row.blocked,
  ]);
  return byteOrderMark + csvOf([head, ...cells]);
}

export const writeCsv = (report: Report, rows: CountedRows, language: FileLanguage): string =>
  byteOrderMark + csvOf(tables[rows](report, headings[language]));
