/** [RP4] [EX2] Why two days allow no report or export. */
import type { Range } from "./range.ts";
import { countDays } from "./report-params.ts";

export type RangeProblem = "missing" | "wrong_order" | "too_long";

export function rangeProblem({ from, to }: Range, daysAtMost: number): RangeProblem | null {
  if (from === "" || to === "") return "missing";
  if (from > to) return "wrong_order";
  return countDays(from, to) > daysAtMost ? "too_long" : null;
}
