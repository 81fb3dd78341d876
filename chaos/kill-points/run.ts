/**
 * `pnpm chaos --kill-points [--seeds 50] [--only WORDS] [--draft]`: every named place × what dies there × every seed. It writes
 * its section of docs/reliability.md and ends with 1 where a promise was broken or a place was not reached.
 */
import { type FailpointName, failpointNames } from "@jieru/realtime/failpoint";
import { writeSection } from "../page.ts";
import { type KillPointResult, runKillPoint } from "./matrix.ts";
import { type Death, deaths } from "./points.ts";
import { killPointSection, killPointTable } from "./report.ts";

/** Stages at a time: one waits for a start while another has load. */
const atOnce = 2;

export interface MatrixOptions {
  seeds: number;
  /** Only places whose name, with what dies there, contains it. */
  only: string;
  draft: boolean;
  log(line: string): void;
}

/** True when nothing was broken, and everything was tried. */
export async function runMatrix({ seeds, only, draft, log }: MatrixOptions): Promise<boolean> {
  const numbers = Array.from({ length: seeds }, (_, i) => i + 1);
  const lines = failpointNames
    .flatMap((point) => deaths.map((death): [FailpointName, Death] => [point, death]))
    .filter((line) => line.join(" ").includes(only));
  const results: KillPointResult[] = [];
  const left = lines.values();
  const work = async (): Promise<void> => {
    for (const [point, death] of left) {
      const told = (line: string): void => log(`${point}, ${death}: ${line}`);
      const result = await runKillPoint({ point, death, seeds: numbers, log: told });
      results.push(result);
      told(`${result.cases} cases, ${result.violations.length} violations, ${result.seconds} s`);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, work));
  const order = ({ point, death }: KillPointResult) =>
    lines.findIndex(([p, d]) => p === point && d === death);
  results.sort((a, b) => order(a) - order(b));
  console.log(`\n${killPointTable(results)}\n`);
  const minutes = (performance.now() - started) / 60_000;
  if (!draft) writeSection("Kill points", killPointSection({ results, seeds, minutes }));
  return results.every(({ violations, unreached }) => violations.length === 0 && unreached === 0);
}
