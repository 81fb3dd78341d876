import type { Alarm } from "@jieru/shared/domain/alarms";
import { formatLasted, formatLeft, formatSet } from "../../i18n/format-duration.ts";
import { i18n } from "../../i18n/i18n.ts";

/** Returns an alarm as a sentence, with the remaining time in minutes. */
export function alarmLabel(alarm: Alarm, targetMs: number, now: number): string {
  switch (alarm.alarm) {
    case "waiting_long":
      return i18n.t(alarm.atLeast ? "supervise:alarm.waiting_long_least" : "supervise:alarm.waiting_long", {
        count: alarm.count,
        target: formatSet(targetMs),
      });
    case "unanswered_long":
      return i18n.t("supervise:alarm.unanswered_long", {
        count: alarm.count,
        rest: formatLasted(alarm.sinceMs),
      });
    case "nobody_online":
      return i18n.t("supervise:alarm.nobody_online", { count: alarm.count });
    case "allowance_closing":
      return i18n.t("supervise:alarm.allowance_closing", {
        count: alarm.count,
        rest: formatLeft(alarm.until - now),
      });
    case "push_silence":
      return i18n.t("supervise:alarm.push_silence", { rest: formatLasted(now - alarm.heardAt) });
  }
}
