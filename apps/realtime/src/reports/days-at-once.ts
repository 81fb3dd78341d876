/** Splits days into parts that one statement counts. A statement has a deadline, however many sessions a year has (DE5). */
import { dayNamed, type LocalDay } from "@jieru/shared/domain/local-day";

export const daysAtOnce = 31;

export interface DaysAtOnce {
  /** How many days come before these. */
  before: number;
  /** When each of these begins. */
  midnights: readonly number[];
  /** When the last of these ends. */
  until: number;
}

/**
 * Yields all of these days, which must be ordered and without gaps. They are cut by the account's time zone (decision
 * 35). Each part is cut when it is requested: cutting a year at once would delay pushes.
 */
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
