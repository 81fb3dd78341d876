import type { FileLanguage } from "@jieru/shared/protocol/files";
import type { Report, ReportRows } from "@jieru/shared/protocol/reports";
import { byteOrderMark, csvOf } from "../csv/csv-of.ts";
import { headings } from "./headings.ts";

export function writeCsv(report: Report, rows: ReportRows, language: FileLanguage): string {
  const heads = headings[language];
  const served = [heads.pickedUp, heads.answered, heads.withinOneMinute, heads.withinFiveMinutes];
  const table =
    rows === "days"
      ? [
          [
            heads.day,
            heads.opened,
            heads.messages,
            heads.unserved,
            ...served,
            heads.firstResponse,
            heads.replies,
          ],
          ...report.days.map((d) => [
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
        ]
      : [
          [heads.agent, ...served, heads.replies],
          ...report.agents.map((a) => [
            a.name,
            a.pickedUp,
            a.answered,
            a.withinOneMinute,
            a.withinFiveMinutes,
            a.replies,
          ]),
        ];
  return byteOrderMark + csvOf(table);
}
