/** Writes the record `docs/about/performance.json`, and from it the page's table and the plot. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { withFigures } from "./page.ts";
import { parts } from "./parts.ts";
import { plotOf } from "./plot.ts";
import { type PerformanceRecord, readRecord, thisMachine, writeRecord } from "./record.ts";
import { scale } from "./scale.ts";

const docs = path.resolve(import.meta.dirname, "../docs/about");
const pageOf = (place: string): string => path.join(place, "performance.md");
const plotFileOf = (place: string): string => path.join(place, "performance.svg");
const recordFileOf = (place: string): string => path.join(place, "performance.json");

const getRecord = (place: string): PerformanceRecord => {
  const record = readRecord(recordFileOf(place));
  if (!record) throw new Error("there is no record of a run");
  return record;
};

/** Writes fresh figures in the order of `parts`; figures of other parts stay unchanged. */
export function publish(fresh: PerformanceRecord["parts"]): void {
  // Figures of a smaller run stay out of the docs.
  const place = scale === 1 ? docs : path.join(os.tmpdir(), "jieru-bench-figures");
  mkdirSync(place, { recursive: true });
  const all = { ...readRecord(recordFileOf(place))?.parts, ...fresh };
  const ordered = Object.keys(parts).flatMap((name) => (all[name] ? [[name, all[name]]] : []));
  writeRecord(recordFileOf(place), { machine: thisMachine(), parts: Object.fromEntries(ordered) });
  writePage(place);
}

export function writePage(place = docs): void {
  const record = getRecord(place);
  writeFileSync(plotFileOf(place), plotOf(record));
  writeFileSync(pageOf(place), withFigures(readFileSync(pageOf(docs), "utf8"), record));
}

export function listContradictions(): string[] {
  const record = getRecord(docs);
  const page = readFileSync(pageOf(docs), "utf8");
  const plot = readFileSync(plotFileOf(docs), "utf8");
  return [
    ...(withFigures(page, record) === page
      ? []
      : ["docs/about/performance.md: its table is not what the bench measured. Run: pnpm tables"]),
    ...(plotOf(record) === plot
      ? []
      : ["docs/about/performance.svg: not what the bench measured. Run: pnpm tables"]),
  ];
}
