import type { Account } from "./snapshot.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** The time zone of a mini program's customers, unless its opening hours name another. */
const usualTimeZone = "Asia/Shanghai";

export const timeZoneOf = ({ openingHours }: Pick<Account, "openingHours">): string =>
  openingHours?.timeZone ?? usualTimeZone;

export interface LocalTime {
  date: string;
  /** 0 is Monday. */
  weekday: number;
  /** Minutes since midnight by the wall clock. */
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

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

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
 * [BO1] Returns the first instant of today. If midnight occurs twice, it is the first; if midnight is missing, it is the first minute of
 * the day.
 */
export function startOfDay(now: number, timeZone: string): number {
  const { date, minutes } = localTime(now, timeZone);
  const guess = Math.floor(now / minute) * minute - minutes * minute;
  const at = localTime(guess, timeZone);
  const midnight = guess + (at.date === date ? 0 : day) - at.minutes * minute;
  const before = localTime(midnight - minute, timeZone);
  return before.date === date ? midnight - (before.minutes + 1) * minute : midnight;
}

export interface LocalDay {
  date: string;
  from: number;
  until: number;
}

const intoTheNext = 28 * 60 * minute;

export function dayAround(now: number, timeZone: string): LocalDay {
  const from = startOfDay(now, timeZone);
  return { date: localTime(now, timeZone).date, from, until: startOfDay(from + intoTheNext, timeZone) };
}

const halfDay = 12 * 60 * minute;

/** [EX2] Returns the day of this date. A date that the zone skipped is the day that replaced it. */
export function dayNamed(date: string, timeZone: string): LocalDay {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const there = localTime(noon, timeZone).date;
  return dayAround(there > date ? noon - halfDay : noon, timeZone);
}
