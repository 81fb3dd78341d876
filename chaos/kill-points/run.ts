/**
 * `pnpm chaos --kill-points [--seeds 50] [--only PATTERN] [--draft]`: every failpoint × what dies there × every seed. Writes its section of
 * docs/about/reliability.md. Exits with 1 if a promise was broken or a failpoint was not reached.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { type FailpointName, failpointNames } from "@jieru/realtime/base/failpoint";
import { repository } from "../../scripts/command.ts";
import { keepCompiled } from "../../scripts/compiled.ts";
import { writeSection } from "../page.ts";
import { runKillPoint } from "./matrix.ts";
import { type Death, deaths } from "./points.ts";
import { keepLine, readLines } from "./record.ts";
import { killPointSection } from "./report.ts";

/** Parallel stages: while one waits for a start, another has load. */
const atOnce = 2;

const server = path.join(repository, "packages/dev-env/src/server-process.ts");

/**
 * Fills Node's compile cache, which saves half of each start and is written only when a process ends by itself. The servers of a run are
 * killed, so one more starts without a parent and ends at once.
 */
function compile(): void {
  keepCompiled();
  execFileSync(process.execPath, [server]);
}

export interface MatrixOptions {
  seeds: number;
  /** Regular expression for the failpoint's name and what dies there: `^outbox.* server`. */
  only: string;
  draft: boolean;
  log(line: string): void;
}

/** Runs the matrix. Returns whether every promise held and every failpoint was reached. */
export async function runMatrix({ seeds, only, draft, log }: MatrixOptions): Promise<boolean> {
  const numbers = Array.from({ length: seeds }, (_, i) => i + 1);
  const lines = deaths
    .flatMap((death) => failpointNames.map((point): [FailpointName, Death] => [point, death]))
    .filter((line) => new RegExp(only).test(line.join(" ")));
  if (lines.length === 0) throw new Error(`no place and no death is called ${only}`);
  compile();
  const left = lines.values();
  let isClean = true;
  const work = async (): Promise<void> => {
    for (const [point, death] of left) {
      const logLine = (line: string): void => log(`${point}, ${death}: ${line}`);
      const result = await runKillPoint({ point, death, seeds: numbers, log: logLine });
      const { cases, unreached, violations, seconds } = result;
      isClean &&= violations.length === 0 && unreached === 0;
      logLine(`${cases - unreached} deaths, ${violations.length} violations, ${seconds} s`);
      if (draft) continue;
      keepLine(result);
      writeSection("Kill points", killPointSection(readLines()));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return isClean;
}
