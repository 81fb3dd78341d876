/** [RP4] Why there can be no report of two days. */
import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import type { Range } from "./range.ts";
import { countDays } from "./report-params.ts";

export type RangeProblem = "missing" | "wrong_order" | "too_long";

/** A field that holds no whole date is empty. */
export function rangeProblem({ from, to }: Range): RangeProblem | null {
  if (from === "" || to === "") return "missing";
  if (from > to) return "wrong_order";
  return countDays(from, to) > reportDaysAtMost ? "too_long" : null;
}
