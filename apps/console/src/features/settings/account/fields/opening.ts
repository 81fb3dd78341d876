import type { Hours, OpeningHours } from "@jieru/shared/domain/settings";

const officeHours: Hours = { from: "09:00", to: "18:00" };

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";

export const firstOpening = (): OpeningHours => ({
  timeZone: zoneHere(),
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [officeHours] : [])),
  days: [],
});

/** Adds a range after the last one, as far as the day has room. */
export function oneMore(ranges: readonly Hours[]): Hours[] {
  const last = ranges.at(-1);
  if (!last) return [officeHours];
  // Assumes office hours if the last end is unreadable.
  const end = /^\d\d/.exec(last.to)?.[0] ?? officeHours.to.slice(0, 2);
  const hour = Math.min(23, Number(end) + 1);
  return [...ranges, { from: `${String(hour).padStart(2, "0")}:00`, to: hour >= 21 ? "24:00" : "21:00" }];
}

export const withDay = (opening: OpeningHours, day: number, ranges: Hours[]): OpeningHours => ({
  ...opening,
  week: opening.week.map((old, i) => (i === day ? ranges : old)),
});

/** Returns the day after the latest listed one, or today. */
export function nextDate(opening: OpeningHours, today: string): string {
  const latest = opening.days
    .map((d) => d.date)
    .toSorted()
    .at(-1);
  if (!latest || latest < today) return today;
  const next = new Date(`${latest}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

type Day = OpeningHours["days"][number];

export const putDate = (opening: OpeningHours, at: number, day: Day): OpeningHours => ({
  ...opening,
  days: opening.days.map((old, i) => (i === at ? day : old)),
});

export const addDate = (opening: OpeningHours, date: string): OpeningHours => ({
  ...opening,
  days: [...opening.days, { date, hours: [] }],
});

export const dropDate = (opening: OpeningHours, at: number): OpeningHours => ({
  ...opening,
  days: opening.days.filter((_, i) => i !== at),
});

/** Returns the browser's time zones, with the current setting and the browser's own zone first. */
export function timeZones(current: string): string[] {
  return [...new Set([current, zoneHere(), "Asia/Shanghai", ...Intl.supportedValuesOf("timeZone")])];
}
