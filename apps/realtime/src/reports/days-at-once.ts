/** Days in parts that one statement counts, since it has its deadline however many sessions a year has (DE5). */
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
 * All of these days, which must be in order and without a gap. They are cut by the account's clock (decision 35), each part when it is
 * asked for: to cut a year at once would hold up pushes.
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
