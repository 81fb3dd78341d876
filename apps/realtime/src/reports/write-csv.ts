import type { FileLanguage } from "@jieru/shared/protocol/files";
import type { Report, ReportRows } from "@jieru/shared/protocol/reports";
import { byteOrderMark, csvOf } from "../csv/csv-of.ts";
import { type Headings, headings } from "./headings.ts";

type Cells = readonly (string | number | null)[];

const tables: Record<ReportRows, (report: Report, heads: Headings) => Cells[]> = {
  days: ({ days }, heads) => [
    [
      heads.day,
      heads.opened,
      heads.messages,
      heads.unserved,
      ...served(heads),
      heads.firstResponse,
      heads.replies,
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
      d.firstResponseMs === null ? null : Math.round(d.firstResponseMs / 100) / 10,
      d.replies,
    ]),
  ],
  agents: ({ agents }, heads) => [
    [heads.agent, ...served(heads), heads.replies],
    ...agents.map((a) => [a.name, a.pickedUp, a.answered, a.withinOneMinute, a.withinFiveMinutes, a.replies]),
  ],
  topics: ({ topics = [] }, heads) => [
    [heads.topic, heads.ended, heads.before],
    ...topics.map((t) => [t.name ?? heads.unsaid, t.sessions, t.before]),
  ],
};

const served = (heads: Headings) => [
  heads.pickedUp,
  heads.answered,
  heads.withinOneMinute,
  heads.withinFiveMinutes,
];

export const writeCsv = (report: Report, rows: ReportRows, language: FileLanguage): string =>
  byteOrderMark + csvOf(tables[rows](report, headings[language]));
