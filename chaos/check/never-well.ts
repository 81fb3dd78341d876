import type { Violation } from "./violation.ts";

/** A fault or death, and the time until every console had caught up; null if one never did. */
export interface Recovery {
  what: string;
  recoveredMs: number | null;
}

/** [P8] Returns a violation for each fault from which a console never recovered. */
export const neverWell = (recoveries: readonly Recovery[]): Violation[] =>
  recoveries
    .filter(({ recoveredMs }) => recoveredMs === null)
    .map(({ what }) => ({ promise: "P8", kind: "unsettled", about: `after ${what}` }));
