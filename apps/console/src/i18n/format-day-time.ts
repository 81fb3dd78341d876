import { timesAreExact } from "./exact-times.ts";
import { dayUnlessToday, formatTime } from "./format-clock.ts";

/** A clock of today stands alone; of another day it follows the day. */
export function formatDayTime(at: number, now: number): string {
  const day = timesAreExact() ? null : dayUnlessToday(at, now);
  return day === null ? formatTime(at) : `${day} ${formatTime(at)}`;
}
