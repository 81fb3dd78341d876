import { readFileSync, writeFileSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
  problems: string[];
  unstable: string[];
  /** Full titles of tests without the tag `slow`, skipped tests included. */
  quickTitles: string[];
  /** The time of each test file. Times of tests that run side by side are added. */
  files: FileTime[];
}

export interface FileTime {
  file: string;
  ms: number;
}

export const emptyTally: Tally = {
  passed: 0,
  failed: 0,
  problems: [],
  unstable: [],
  quickTitles: [],
  files: [],
};

/** Returns the tally of a stage that did not finish. It counts as one failed test. */
export const crashed = (problem: string): Tally => ({ ...emptyTally, failed: 1, problems: [problem] });

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((all, { passed }) => all + passed, 0),
    failed: tallies.reduce((all, { failed }) => all + failed, 0),
    problems: tallies.flatMap(({ problems }) => problems),
    unstable: tallies.flatMap(({ unstable }) => unstable),
    quickTitles: tallies.flatMap(({ quickTitles }) => quickTitles),
    files: tallies.flatMap(({ files }) => files),
  };
}

/** The environment variable with the path at which a reporter (`vitest-tally.ts`, `playwright-tally.ts`) writes its tally. */
export const tallyFile = "JIERU_TALLY_FILE";

export const consoleTree = "console";

export function writeTally(tally: Tally): void {
  const file = process.env[tallyFile];
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/** Returns a runner's report. A runner that failed without a failed test, or wrote no report, counts as one failed test. */
export function readTally(runner: string, file: string, ok: boolean): Tally {
  try {
    const tally = JSON.parse(readFileSync(file, "utf8")) as Tally;
    if (ok || tally.failed > 0) return tally;
    return {
      ...tally,
      failed: 1,
      problems: [...tally.problems, `${runner} failed, but none of its tests did`],
    };
  } catch {
    return crashed(`${runner} ended without a report`);
  }
}
