import { readFileSync, writeFileSync } from "node:fs";

/** The result of a stage of a test run. */
export interface Tally {
  passed: number;
  failed: number;
  /** Failures and other problems: each a text of some lines. */
  problems: string[];
  /** Tests that failed, and passed when they ran a second time. */
  unstable: string[];
  /** Full titles of the tests without the tag `slow`, skipped tests included. */
  quickTitles: string[];
  /** The time of each test file. The tests of one file may run side by side: then their times are added. */
  files: FileTime[];
}

export interface FileTime {
  /** Path within the repository. */
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

/** The environment variable that tells a reporter (`vitest-tally.ts`, `playwright-tally.ts`) where to write its tally. */
export const tallyFile = "JIERU_TALLY_FILE";

/** The name under which a browser test that fails attaches what a console showed. */
export const consoleTree = "console";

export function writeTally(tally: Tally): void {
  const file = process.env[tallyFile];
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/** Returns what a runner reported. A runner that failed without a failed test, or wrote no report, counts as one failed test. */
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
