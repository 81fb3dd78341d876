/** Days in parts that one statement counts, since it has its deadline however many sessions a year has (DE5). */
import { dayNamed } from "@jieru/shared/domain/local-day";

export const daysAtOnce = 31;

export interface DaysAtOnce {
  /** How many days come before these. */
  before: number;
  /** When each of these begins. */
  midnights: readonly number[];
  /** When the last of these ends. */
  until: number;
}

/** All of these days, which must be in order and without a gap. They are cut by the account's clock (decision 35). */
export function partsOf(days: readonly string[], timeZone: string): DaysAtOnce[] {
  const midnights = days.map((day) => dayNamed(day, timeZone).from);
  const end = dayNamed(days.at(-1) as string, timeZone).until;
  return Array.from({ length: Math.ceil(days.length / daysAtOnce) }, (_, part) => {
    const before = part * daysAtOnce;
    return {
      before,
      midnights: midnights.slice(before, before + daysAtOnce),
      until: midnights[before + daysAtOnce] ?? end,
    };
  });
}
