import { readFileSync, writeFileSync } from "node:fs";

/** How many tests of a stage passed and failed. `problems` says what did, and what else went wrong: each a text of some lines. */
export interface Tally {
  passed: number;
  failed: number;
  problems: string[];
}

/** A stage that did not come to an end counts as one failed test. */
export const crashed = (problem: string): Tally => ({ passed: 0, failed: 1, problems: [problem] });

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((all, { passed }) => all + passed, 0),
    failed: tallies.reduce((all, { failed }) => all + failed, 0),
    problems: tallies.flatMap(({ problems }) => problems),
  };
}

/** Where a reporter of ours (`vitest-tally.ts`, `playwright-tally.ts`) writes what its runner came to. */
export const tallyFile = "JIERU_TALLY_FILE";

/** The name under which a browser test that fails attaches what a console showed. */
export const consoleTree = "console";

export function writeTally(tally: Tally): void {
  const file = process.env[tallyFile];
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/** What a runner reported. One that failed without a failed test, or told nothing, has crashed. */
export function readTally(runner: string, file: string, ok: boolean): Tally {
  try {
    const tally = JSON.parse(readFileSync(file, "utf8")) as Tally;
    if (ok || tally.failed > 0) return tally;
    const without = `${runner} failed, though no test did`;
    return { ...tally, failed: 1, problems: [...tally.problems, without] };
  } catch {
    return crashed(`${runner} ended without a report`);
  }
}
