/** [OH1] When an account is open: the hours of the week, with days that go by their own. */
import { localTime, minutesOf, startOfDay } from "./local-day.ts";
import type { Hours, OpeningHours } from "./settings.ts";

/** The hours the wall clock there stands in at `now`; undefined when it is closed. */
function hoursAt({ timeZone, week, days }: OpeningHours, now: number): Hours | undefined {
  const { date, weekday, minutes } = localTime(now, timeZone);
  const today = days.find((d) => d.date === date)?.hours ?? week[weekday] ?? [];
  return today.find(({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to));
}

/** An account without opening hours is always open. */
export const isOpenAt = (openingHours: OpeningHours | null, now: number): boolean =>
  openingHours === null || hoursAt(openingHours, now) !== undefined;

/** Looked back at most: more than a week, however the hours follow each other. */
const spansAtMost = 32;

/**
 * Since when it has been open at `now` without a break; null when it is closed. Looks back a week at least, which is longer than any
 * silence that is asked about.
 */
export function openSince(openingHours: OpeningHours, now: number): number | null {
  let since: number | null = null;
  for (let spans = 0; spans < spansAtMost; spans++) {
    const inside = since === null ? now : since - 1;
    const open = hoursAt(openingHours, inside);
    if (!open) return since;
    since = instantOf(open.from, inside, openingHours.timeZone);
  }
  return since;
}

/** When the clock there first showed this time on the day of `now`; a time before its first minute is that minute. */
function instantOf(time: string, now: number, timeZone: string): number {
  const start = startOfDay(now, timeZone);
  const guess = start + minutesOf(time) * 60_000;
  return Math.max(start, guess + (minutesOf(time) - localTime(guess, timeZone).minutes) * 60_000);
}
