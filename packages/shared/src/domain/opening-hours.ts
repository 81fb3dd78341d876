/** [OH1] Opening hours of an account: weekly hours, and days with their own hours. */
import { dayAround, type LocalTime, localTime, minutesOf, startOfDay } from "./local-day.ts";
import { type Hours, type OpeningHours, openingLimits } from "./settings.ts";

const hoursOf = ({ week, days }: OpeningHours, { date, weekday }: LocalTime): Hours[] =>
  days.find((d) => d.date === date)?.hours ?? week[weekday] ?? [];

/** Returns the hours that contain `now` by the local wall clock; undefined if closed. */
function hoursAt(openingHours: OpeningHours, now: number): Hours | undefined {
  const local = localTime(now, openingHours.timeZone);
  const { minutes } = local;
  return hoursOf(openingHours, local).find(
    ({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to),
  );
}

export const isOpenAt = (openingHours: OpeningHours | null, now: number): boolean =>
  openingHours === null || hoursAt(openingHours, now) !== undefined;

const spansAtMost = 32;

/** Returns the start of the opening at `now`; null if closed. It looks back at least a week, longer than any push silence limit. */
export function openSince(openingHours: OpeningHours, now: number): number | null {
  let since: number | null = null;
  for (let spans = 0; spans < spansAtMost; spans++) {
    const inside = since === null ? now : since - 1;
    const open = hoursAt(openingHours, inside);
    if (!open) return since;
    since = Math.max(...openingsOf([open], inside, openingHours.timeZone).filter((at) => at <= inside));
  }
  return since;
}

const daysAhead = openingLimits.days + 7;

/** Returns the start of the next opening after a closing; null if the account never closes or never opens again. */
export function nextOpening(openingHours: OpeningHours, now: number): number | null {
  const { timeZone } = openingHours;
  let day = now;
  for (let days = 0; days <= daysAhead; days++) {
    const hours = hoursOf(openingHours, localTime(day, timeZone));
    for (const opens of openingsOf(hours, day, timeZone).toSorted((a, b) => a - b)) {
      if (opens > now && isOpenAt(openingHours, opens) && !isOpenAt(openingHours, opens - 1)) return opens;
    }
    day = dayAround(day, timeZone).until;
  }
  return null;
}

const minute = 60_000;

/** Returns when these hours begin on the day of `now`. They may begin twice if clocks go back. */
function openingsOf(hours: readonly Hours[], now: number, timeZone: string): number[] {
  const firsts = hours.map(({ from }) => instantOf(from, now, timeZone));
  const back = putBackOn(now, timeZone);
  if (back === null) return firsts;
  const minutesThen = localTime(back.at, timeZone).minutes;
  const seconds = hours
    .map(({ from }) => back.at + (minutesOf(from) - minutesThen) * minute)
    .filter((at) => at > back.at && at < back.at + back.byMs);
  return [...firsts, back.at, ...seconds];
}

/** Returns when the clock goes back on the day of `now`, and by how much; else null. */
function putBackOn(now: number, timeZone: string): { at: number; byMs: number } | null {
  const { from, until } = dayAround(now, timeZone);
  const byMs = until - from - 24 * 60 * minute;
  if (byMs <= 0) return null;
  const isBehind = (at: number) => (at - from) / minute > localTime(at, timeZone).minutes;
  let [before, at] = [from, until - minute];
  while (at - before > minute) {
    const middle = before + Math.floor((at - before) / minute / 2) * minute;
    if (isBehind(middle)) at = middle;
    else before = middle;
  }
  return { at, byMs };
}

/** Returns the first instant with this wall-clock time on the day of `now`. A skipped time gives the first minute after it. */
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
