import { i18n } from "./i18n.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats time left to the second, rounded down: "42 秒", "6 分 41 秒". */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second));
  if (seconds < 60) return i18n.t("time.seconds", { seconds });
  return i18n.t("time.minutes_seconds", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** "38 分", and "42 秒" in the last minute. */
export function formatShort(ms: number): string {
  if (ms < minute) return formatCountdown(ms);
  return i18n.t("time.minutes", { minutes: Math.floor(ms / minute) });
}

/** Formats how long something lasted: "26 秒", "6 分", "3 小时", "2 天". */
export function formatWaited(ms: number): string {
  if (ms < hour) return formatShort(Math.max(0, ms));
  if (ms < day) return i18n.t("time.hours", { hours: Math.floor(ms / hour) });
  return i18n.t("time.days", { days: Math.floor(ms / day) });
}

/** `formatWaited` for a sentence: "6 分钟". */
export const formatLasted = (ms: number): string =>
  ms < hour ? formatSaid(Math.max(0, ms)) : formatWaited(ms);

/** `formatWaited` for a value that renders by the minute: "不到 1 分" first. */
export const formatSince = (ms: number): string =>
  ms < minute ? i18n.t("time.under_a_minute") : formatWaited(ms);

/** `formatShort` for a sentence: "38 分钟". */
function formatSaid(ms: number): string {
  if (ms < minute) return formatCountdown(ms);
  return i18n.t("time.minutes_said", { minutes: Math.floor(ms / minute) });
}

/** Formats a configured duration exactly: "5 分钟", "1 分 30 秒", "2 小时". */
export function formatSet(ms: number): string {
  if (ms < minute || ms % minute !== 0) return formatCountdown(ms);
  return ms % hour === 0 ? formatWaited(ms) : formatSaid(ms);
}

/** Formats time left in words: "47 小时 53 分". */
export function formatLeft(ms: number): string {
  if (ms < hour) return formatSaid(Math.max(0, ms));
  return i18n.t("time.hours_minutes", {
    hours: Math.floor(ms / hour),
    minutes: Math.floor((ms % hour) / minute),
  });
}

/** "47:59": hours and minutes left; only in the allowance chip, as elsewhere it reads as a clock. */
export function formatHoursMinutes(ms: number): string {
  const minutes = Math.floor((ms % hour) / minute);
  return `${Math.floor(ms / hour)}:${String(minutes).padStart(2, "0")}`;
}
