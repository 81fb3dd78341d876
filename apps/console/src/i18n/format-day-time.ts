import { formatClock, formatTime } from "./format-clock.ts";

/** A clock of today stands alone; of another day it follows the day. */
export function formatDayTime(at: number, now: number): string {
  const clock = formatClock(at, now);
  return clock === formatTime(at) ? clock : `${clock} ${formatTime(at)}`;
}
