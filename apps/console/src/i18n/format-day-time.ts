import { timesAreExact } from "./exact-times.ts";
import { dayUnlessToday, formatTime } from "./format-clock.ts";

/** Formats a time as clock today, else as day and clock. */
export function formatDayTime(at: number, now: number): string {
  const day = timesAreExact() ? null : dayUnlessToday(at, now);
  return day === null ? formatTime(at) : `${day} ${formatTime(at)}`;
}
