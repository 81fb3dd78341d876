import { readFileSync } from "node:fs";

/** How many tests of a stage passed and failed; a stage that crashed counts as one failed. */
export interface Tally {
  passed: number;
  failed: number;
}

export const crashed: Tally = { passed: 0, failed: 1 };

export function sum(tallies: Tally[]): Tally {
  const add = (a: Tally, b: Tally) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });
  return tallies.reduce(add, { passed: 0, failed: 0 });
}

/** What a runner's report says. A runner that failed without a failed test, or told nothing, has crashed. */
export function tallyReport<Report>(file: string, ok: boolean, count: (report: Report) => Tally): Tally {
  try {
    const tally = count(JSON.parse(readFileSync(file, "utf8")) as Report);
    return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return crashed;
  }
}
