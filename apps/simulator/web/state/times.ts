const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const two = (value: number) => String(value).padStart(2, "0");

export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const clockSeconds = (at: number) => `${clockTime(at)}:${two(new Date(at).getSeconds())}`;

export function dividerTime(at: number, now: number, weekdays: string[]): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return clockTime(at);
  const day =
    now - at < 7 * DAY_MS ? weekdays[date.getDay()] : `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${clockTime(at)}`;
}

/** Rounded down: `47:59`. */
export function hoursLeft(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}
