import type { Report, ReportLanguage, ReportRows } from "@jieru/shared/protocol/reports";
import { type Options, stringify } from "csv-stringify/sync";
import { headings } from "./headings.ts";

/**
 * [RP7] As Excel opens it: marked as UTF-8, with its line ends, and no text of a cell taken for a formula, nor what follows a semicolon
 * in it, by which cells end where numbers have the comma.
 */
const forExcel: Options = {
  bom: true,
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: ";",
};

export function writeCsv(report: Report, rows: ReportRows, language: ReportLanguage): string {
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
  return stringify(table, forExcel);
}
