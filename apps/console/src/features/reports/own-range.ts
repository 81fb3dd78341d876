/** [RP4] [EX2] Why there can be no report, or no export, of two days. */
import type { Range } from "./range.ts";
import { countDays } from "./report-params.ts";

export type RangeProblem = "missing" | "wrong_order" | "too_long";

/** A field that holds no whole date is empty. */
export function rangeProblem({ from, to }: Range, daysAtMost: number): RangeProblem | null {
  if (from === "" || to === "") return "missing";
  if (from > to) return "wrong_order";
  return countDays(from, to) > daysAtMost ? "too_long" : null;
}
