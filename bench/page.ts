import { isMet, written, writtenBound } from "./figure.ts";
import type { PerformanceRecord } from "./record.ts";

const begin = "<!-- figures: written by the bench -->";
const end = "<!-- /figures -->";
const header = ["what", "target", "first target", "last run", "", "made of"];

const minute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

function rowsOf({ parts }: PerformanceRecord, newest: string): string[][] {
  return Object.entries(parts).flatMap(([name, { at, figures }]) =>
    figures.map((f) => [
      `${f.what} (\`${name}\`)`,
      writtenBound(f, f.target),
      f.firstTarget === undefined ? "" : writtenBound(f, f.firstTarget),
      written(f.value, f.unit),
      isMet(f) ? "met" : "**missed**",
      at === newest ? f.detail : `${f.detail} (run of ${minute(at)})`,
    ]),
  );
}

function table(rows: string[][]): string {
  const all = [header, ...rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")))];
  const widths = header.map((_, i) => Math.max(3, ...all.map((row) => (row[i] as string).length)));
  const line = (cells: string[], filler: string): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] as number, filler)).join(" | ")} |`;
  const [head, ...body] = all.map((row) => line(row, " "));
  return [
    head,
    line(
      header.map(() => ""),
      "-",
    ),
    ...body,
  ].join("\n");
}

export function withFigures(page: string, record: PerformanceRecord): string {
  const newest = Object.values(record.parts).reduce((a, b) => (a.at >= b.at ? a : b));
  const { cores, memoryGib, platform, node } = record.machine;
  const load = `Load average before it: ${newest.loadBefore}.`;
  const place = `Run of ${minute(newest.at)}: ${cores} cores, ${memoryGib} GiB, ${platform}, Node.js ${node}. ${load}`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error("the page has no place for the figures");
  return `${before}${begin}\n\n${place}\n\n${table(rowsOf(record, newest.at))}\n\n${end}${after}`;
}
