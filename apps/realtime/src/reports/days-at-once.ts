import { dayNamed, type LocalDay } from "@jieru/shared/domain/local-day";

export const daysAtOnce = 31;

export interface DaysAtOnce {
  before: number;
  midnights: readonly number[];
  until: number;
}

/** Yields ordered days without gaps (decision 35). Lazy, as cutting a year at once would delay pushes. */
export function* partsOf(days: readonly string[], timeZone: string): Generator<DaysAtOnce> {
  for (let before = 0; before < days.length; before += daysAtOnce) {
    const part = days.slice(before, before + daysAtOnce).map((day) => dayNamed(day, timeZone));
    const next = days[before + daysAtOnce];
    yield {
      before,
      midnights: part.map(({ from }) => from),
      until: next === undefined ? (part.at(-1) as LocalDay).until : dayNamed(next, timeZone).from,
    };
  }
}
