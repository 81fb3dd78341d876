import { dateFormat } from "../../../i18n/date-format.ts";
import { i18n } from "../../../i18n/i18n.ts";

const dayMs = 86_400_000;
const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

function plainDate(at: number, now: number): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date(now).getFullYear() ? "" : "WithYear";
  return i18n.t(`conversation:day.date${year}`, {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    monthName: dateFormat({ month: "short" }).format(at),
    date: date.getDate(),
    weekday: dateFormat({ weekday: "short" }).format(at),
  });
}

/** Returns the day of `at` in the reader's time zone: "今天 11 月 24 日 周二". */
export function dayLabel(at: number, now: number): string {
  const day = plainDate(at, now);
  const ago = Math.round((midnight(now) - midnight(at)) / dayMs);
  if (ago === 0) return i18n.t("conversation:day.today", { day });
  return ago === 1 ? i18n.t("conversation:day.yesterday", { day }) : day;
}
