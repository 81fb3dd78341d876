import { serverNow } from "../lib/time/server-clock.ts";
import { timesAreExact } from "./exact-times.ts";
import { currentLanguage, i18n } from "./i18n.ts";

const dayMs = 86_400_000;
/** Within twelve hours a clock time is unambiguous. */
const oneClockMs = 12 * 3_600_000;
const two = (n: number): string => String(n).padStart(2, "0");

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

function clockOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

/** "11-25 18:41:07" */
const formatExact = (at: number): string => `${formatDate(at, serverNow())} ${clockOf(at)}`;

/** Formats a deadline: "18:41:07" today, else "11-27 18:41:07". */
export const formatDeadline = (at: number, now: number): string =>
  startOfDay(at) === startOfDay(now) ? clockOf(at) : formatExact(at);

export function formatTime(at: number): string {
  if (timesAreExact()) return formatExact(at);
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

const weekday = (at: number): string =>
  new Intl.DateTimeFormat(currentLanguage(), { weekday: "short" }).format(at);

function formatDate(at: number, now: number): string {
  const date = new Date(at);
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${date.getFullYear()}-${day}`;
}

/** Returns null for today, a weekday within six days, else a date ("周日", "11-02"). */
export function dayUnlessToday(at: number, now: number): string | null {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / dayMs);
  if (days === 0) return null;
  return days > 0 && days < 7 ? weekday(at) : formatDate(at, now);
}

/** [TR5] Formats a time of the last twelve hours or today as clock, else as day ("18:41", "周日", "11-02"). */
export function formatClock(at: number, now: number): string {
  const isRecent = at <= now && now - at < oneClockMs;
  return isRecent || timesAreExact() ? formatTime(at) : (dayUnlessToday(at, now) ?? formatTime(at));
}

const dayAhead = (at: number, now: number): string => {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  if (days === 1) return i18n.t("tomorrow");
  return days > 1 && days < 7 ? weekday(at) : formatDate(at, now);
};

/** Formats a future time ("18:41", "明天 18:41", "周日 18:41", "11-02 18:41"). */
export function formatAhead(at: number, now: number): string {
  if (timesAreExact()) return formatDeadline(at, now);
  return startOfDay(at) === startOfDay(now) ? formatTime(at) : `${dayAhead(at, now)} ${formatTime(at)}`;
}

/** "2024-03-11", where the year matters. */
export function formatDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Formats both ends of a span, with seconds or days where they are needed. */
export function formatEnds({ from, to }: { from: number; to: number }): { from: string; to: string } {
  const sameDay = startOfDay(from) === startOfDay(to);
  if (!sameDay) return { from: dated(from), to: dated(to) };
  const format = formatTime(from) === formatTime(to) ? clockOf : formatTime;
  return { from: format(from), to: format(to) };
}

const dated = (at: number): string =>
  timesAreExact() ? formatExact(at) : `${formatDate(at, serverNow())} ${formatTime(at)}`;
