/**
 * `pnpm bench` runs every part, `pnpm bench storm crowded` the named ones. Most figures are ratios to a floor of the same run. They go to
 * `docs/about/performance.json`, and from there into the page's table and plot. After a missed target the run exits with 1.
 * `docs/about/performance.md` explains each figure.
 */
import os from "node:os";
import { publish } from "./docs.ts";
import { type Figure, isMet, written, writtenBound } from "./figure.ts";
import { parts } from "./parts.ts";
import { runPart } from "./run-part.ts";

function print(figures: readonly Figure[]): void {
  for (const f of figures) {
    const first = f.firstTarget === undefined ? "" : ` (first ${writtenBound(f, f.firstTarget)})`;
    console.log(
      `${isMet(f) ? "ok  " : "MISS"}  ${written(f.value, f.unit)}  ${writtenBound(f, f.target)}${first}  ${f.what}`,
    );
    console.log(`      ${f.detail}`);
  }
}

const names = process.argv.slice(2).filter((name) => name !== "--");
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no part is called ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const run = { at: new Date().toISOString(), loadBefore: Number(os.loadavg()[0]?.toFixed(1)) };
const figures: Figure[] = [];
for (const name of names.length > 0 ? names : Object.keys(parts)) {
  const started = performance.now();
  const measured = await runPart(name);
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`\n${name}, ${seconds} s`);
  print(measured);
  figures.push(...measured);
  publish({ [name]: { ...run, seconds, figures: measured } });
}
process.exit(figures.every(isMet) ? 0 : 1);
