/** [OH1] When an account is open: the hours of the week, with days that go by their own. */
import { localTime, startOfDay } from "./local-day.ts";
import type { Hours, OpeningHours } from "./settings.ts";

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The hours the wall clock there stands in at `now`; undefined when it is closed. */
function hoursAt({ timeZone, week, days }: OpeningHours, now: number): Hours | undefined {
  const { date, weekday, minutes } = localTime(now, timeZone);
  const today = days.find((d) => d.date === date)?.hours ?? week[weekday] ?? [];
  return today.find(({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to));
}

/** An account without opening hours is always open. */
export const isOpenAt = (openingHours: OpeningHours | null, now: number): boolean =>
  openingHours === null || hoursAt(openingHours, now) !== undefined;

/** When the hours that are open at `now` began; null when it is closed. */
export function openSince(openingHours: OpeningHours, now: number): number | null {
  const open = hoursAt(openingHours, now);
  return open ? startOfDay(now, openingHours.timeZone) + minutesOf(open.from) * 60_000 : null;
}
