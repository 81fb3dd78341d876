/** Days as people at the account's place have them. */
import type { Account } from "./snapshot.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Where a mini program's customers are, unless its opening hours say otherwise. */
const usualTimeZone = "Asia/Shanghai";

/** The zone by which an account has its days. */
export const timeZoneOf = ({ openingHours }: Pick<Account, "openingHours">): string =>
  openingHours?.timeZone ?? usualTimeZone;

export interface LocalTime {
  /** "2026-11-24" */
  date: string;
  /** 0 is Monday. */
  weekday: number;
  /** Since midnight by the clock on the wall. */
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** The minutes since midnight of a time of day such as "09:00". */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What calendar and wall clock say there at an instant. */
export function localTime(now: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(now)
      .map((p) => [p.type, p.value]),
  );
  const date = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  return {
    date,
    weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7,
    minutes: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
  };
}

/**
 * [BO1] The instant today began there, also on a day that is an hour shorter or longer: at the first midnight where a clock put back
 * shows two, with the first minute where one put forward shows none.
 */
export function startOfDay(now: number, timeZone: string): number {
  const { date, minutes } = localTime(now, timeZone);
  const guess = Math.floor(now / minute) * minute - minutes * minute;
  const at = localTime(guess, timeZone);
  const midnight = guess + (at.date === date ? 0 : day) - at.minutes * minute;
  const before = localTime(midnight - minute, timeZone);
  return before.date === date ? midnight - (before.minutes + 1) * minute : midnight;
}

/** A day there: from its first instant to the next day's. */
export interface LocalDay {
  date: string;
  from: number;
  until: number;
}

/** No day is as long as this after its beginning, and none is over this long before the end of the next. */
const intoTheNext = 28 * 60 * minute;

/** The day in which `now` is there. */
export function dayAround(now: number, timeZone: string): LocalDay {
  const from = startOfDay(now, timeZone);
  return { date: localTime(now, timeZone).date, from, until: startOfDay(from + intoTheNext, timeZone) };
}

const halfDay = 12 * 60 * minute;

/** [EX2] The day of this name. One that a zone left out is the one that came in its place. */
export function dayNamed(date: string, timeZone: string): LocalDay {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const there = localTime(noon, timeZone).date;
  return dayAround(there > date ? noon - halfDay : noon, timeZone);
}
