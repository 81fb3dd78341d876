import { timesAreExact } from "./exact-times.ts";
import { dayUnlessToday, formatTime } from "./format-clock.ts";

export function formatDayTime(at: number, now: number): string {
  const day = timesAreExact() ? null : dayUnlessToday(at, now);
  return day === null ? formatTime(at) : `${day} ${formatTime(at)}`;
}
