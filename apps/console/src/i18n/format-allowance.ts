import { type Allowance, type AllowanceLevel, allowanceLevel } from "@jieru/shared/domain/allowance";
import { timesAreExact } from "./exact-times.ts";
import { formatDeadline } from "./format-clock.ts";
import { formatHoursMinutes, formatLeft, formatShort } from "./format-duration.ts";
import { i18n } from "./i18n.ts";

export interface AllowanceLabels {
  level: AllowanceLevel;
  /** null if no count is shown. */
  count: string | null;
  /** "47:59", "38 分", "42 秒", "等用户", "已关闭"; with exact times (TR5) the deadline "11-27 18:41:07". */
  rest: string;
  /** For tooltips and screen readers. */
  sentence: string;
}

const hour = 3_600_000;

const restOf = (ms: number): string => (ms < hour ? formatShort(ms) : formatHoursMinutes(ms));

/** Formats a reply allowance (RA5). Time left is rounded down. */
export function formatAllowance(allowance: Allowance, now: number): AllowanceLabels {
  const level = allowanceLevel(allowance, now);
  if (level === "closed")
    return {
      level,
      count: null,
      rest: i18n.t("allowance.closed"),
      sentence: i18n.t("allowance.sentence_closed"),
    };
  if (level === "used")
    return {
      level,
      count: "0",
      rest: i18n.t("allowance.waits"),
      sentence: i18n.t("allowance.sentence_used"),
    };
  const ms = allowance.until - now;
  const sentence = i18n.t("allowance.sentence", { count: allowance.left, rest: formatLeft(ms) });
  return {
    level,
    count: String(allowance.left),
    rest: timesAreExact() ? formatDeadline(allowance.until, now) : restOf(ms),
    sentence,
  };
}
