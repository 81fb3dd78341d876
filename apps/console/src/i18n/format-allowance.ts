import { type Allowance, type AllowanceLevel, allowanceLevel } from "@jieru/shared/domain/allowance";
import { timesAreExact } from "./exact-times.ts";
import { formatDeadline } from "./format-clock.ts";
import { formatHoursMinutes, formatLeft, formatShort } from "./format-duration.ts";
import { i18n } from "./i18n.ts";

export interface AllowanceWords {
  level: AllowanceLevel;
  /** How many replies are left, as a digit; null where only the lock and a word are drawn. */
  count: string | null;
  /** "47:59", "38 分", "42 秒", "等用户", "已关闭"; where times are exact (TR5), until when: "11-27 18:41:07". */
  rest: string;
  /** The whole of it as a sentence, for tooltips and screen readers. */
  sentence: string;
}

const hour = 3_600_000;

const restOf = (ms: number): string => (ms < hour ? formatShort(ms) : formatHoursMinutes(ms));

/** The one notation of the reply allowance (RA5). Time left is rounded down: no minute is promised that is not there. */
export function formatAllowance(allowance: Allowance, now: number): AllowanceWords {
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
