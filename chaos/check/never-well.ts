import type { Violation } from "./violation.ts";

/** Something struck, and from its end until every console had caught up; null when not all ever did. */
export interface Recovery {
  what: string;
  recoveredMs: number | null;
}

/** [P8] What the consoles did not come back from. */
export const neverWell = (recoveries: readonly Recovery[]): Violation[] =>
  recoveries
    .filter(({ recoveredMs }) => recoveredMs === null)
    .map(({ what }) => ({ promise: "P8", kind: "unsettled", about: `after ${what}` }));
