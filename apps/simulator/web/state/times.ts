const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const two = (value: number) => String(value).padStart(2, "0");

/** `18:41` on the reader's wall. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `18:41:07`. */
export const clockSeconds = (at: number) => `${clockTime(at)}:${two(new Date(at).getSeconds())}`;

/** Today the clock, this week the weekday too, else month and day. */
export function dividerTime(at: number, now: number, weekdays: string[]): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return clockTime(at);
  const day =
    now - at < 7 * DAY_MS ? weekdays[date.getDay()] : `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${clockTime(at)}`;
}

/** Hours and minutes left, rounded down: `47:59`. */
export function hoursLeft(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}
