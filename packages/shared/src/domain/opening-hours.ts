/** [OH1] When an account is open: the hours of the week, with days that go by their own. */
import { dayAround, type LocalTime, localTime, minutesOf, startOfDay } from "./local-day.ts";
import { type Hours, type OpeningHours, openingLimits } from "./settings.ts";

const hoursOf = ({ week, days }: OpeningHours, { date, weekday }: LocalTime): Hours[] =>
  days.find((d) => d.date === date)?.hours ?? week[weekday] ?? [];

/** The hours the wall clock there stands in at `now`; undefined when it is closed. */
function hoursAt(openingHours: OpeningHours, now: number): Hours | undefined {
  const local = localTime(now, openingHours.timeZone);
  const { minutes } = local;
  return hoursOf(openingHours, local).find(
    ({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to),
  );
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

/** Every listed day and a whole week: if nothing opens within them, nothing is known to open at all. */
const daysAhead = openingLimits.days + 7;

/** When it opens the next time after it was closed; null if it never closes, or never opens again. */
export function nextOpening(openingHours: OpeningHours, now: number): number | null {
  const { timeZone } = openingHours;
  let day = now;
  for (let days = 0; days <= daysAhead; days++) {
    const starts = hoursOf(openingHours, localTime(day, timeZone)).map(({ from }) => from);
    for (const from of starts.toSorted()) {
      const opens = instantOf(from, day, timeZone);
      if (opens > now && isOpenAt(openingHours, opens) && !isOpenAt(openingHours, opens - 1)) return opens;
    }
    day = dayAround(day, timeZone).until;
  }
  return null;
}

const minute = 60_000;

/**
 * When the clock there first showed this time on the day of `now`; a time before its first minute is that minute, and one in an hour that
 * the day leaves out is the first minute after it.
 */
function instantOf(time: string, now: number, timeZone: string): number {
  const minutes = minutesOf(time);
  const { date } = localTime(now, timeZone);
  const start = startOfDay(now, timeZone);
  const guess = start + minutes * minute;
  const shown = localTime(guess, timeZone);
  const intoNextDay = shown.date === date ? 0 : 24 * 60;
  let at = Math.max(start, guess + (minutes - shown.minutes - intoNextDay) * minute);
  const isBefore = (local: LocalTime) => local.date === date && local.minutes < minutes;
  while (isBefore(localTime(at, timeZone))) at += minute;
  return at;
}
