import { i18n } from "./i18n.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "42 秒", "6 分 41 秒": time left to the second, rounded down. For what runs out within minutes. */
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

/** "26 秒", "6 分", "3 小时", "2 天": how long something lasted. */
export function formatWaited(ms: number): string {
  if (ms < hour) return formatShort(Math.max(0, ms));
  if (ms < day) return i18n.t("time.hours", { hours: Math.floor(ms / hour) });
  return i18n.t("time.days", { days: Math.floor(ms / day) });
}

/** The same in a sentence: "6 分钟". */
export const formatLasted = (ms: number): string =>
  ms < hour ? formatSaid(Math.max(0, ms)) : formatWaited(ms);

/** The same for what goes on and is drawn by the minute: what has just begun is "不到 1 分", not a second that stands still. */
export const formatSince = (ms: number): string =>
  ms < minute ? i18n.t("time.under_a_minute") : formatWaited(ms);

/** "38 分钟", and "42 秒" in the last minute: where it stands in a sentence. */
function formatSaid(ms: number): string {
  if (ms < minute) return formatCountdown(ms);
  return i18n.t("time.minutes_said", { minutes: Math.floor(ms / minute) });
}

/** "5 分钟", "1 分 30 秒", "2 小时": a time that was set, whole, so that what is shown is what counts. */
export function formatSet(ms: number): string {
  if (ms < minute || ms % minute !== 0) return formatCountdown(ms);
  return ms % hour === 0 ? formatWaited(ms) : formatSaid(ms);
}

/** "47 小时 53 分": time left in words, for bars, tooltips and screen readers. */
export function formatLeft(ms: number): string {
  if (ms < hour) return formatSaid(Math.max(0, ms));
  return i18n.t("time.hours_minutes", {
    hours: Math.floor(ms / hour),
    minutes: Math.floor((ms % hour) / minute),
  });
}

/** "47:59": hours and minutes left. Only inside the allowance chip, where a colon does not mean a clock. */
export function formatHoursMinutes(ms: number): string {
  const minutes = Math.floor((ms % hour) / minute);
  return `${Math.floor(ms / hour)}:${String(minutes).padStart(2, "0")}`;
}
