import type { ReportOfDay } from "@jieru/shared/protocol/reports";

const added = [
  "opened",
  "messages",
  "replies",
  "pickedUp",
  "answered",
  "withinOneMinute",
  "withinFiveMinutes",
  "unserved",
] as const;
export type Totals = Record<(typeof added)[number], number>;

/** [RP5] Returns sums only: medians of days do not add up. */
export const totalsOf = (days: readonly ReportOfDay[]): Totals =>
  Object.fromEntries(added.map((name) => [name, days.reduce((sum, day) => sum + day[name], 0)])) as Totals;

const ofOutcomes = [
  "sessions",
  "answered",
  "notAnswered",
  "neverPickedUp",
  "lapsed",
  "closedUnanswered",
  "withinOneMinute",
  "withinFiveMinutes",
  "queued",
  "queuedMs",
] as const;
export type OutcomeTotals = Record<(typeof ofOutcomes)[number], number> & { longestQueueMs: number | null };

/** [RP5] [RP11] Returns the sums of the days counted by RP10, or null without any. */
export function outcomeTotalsOf(days: readonly ReportOfDay[]): OutcomeTotals | null {
  const known = days.flatMap(({ outcomes }) => outcomes ?? []);
  if (known.length === 0) return null;
  const sums = ofOutcomes.map((name) => [name, known.reduce((sum, day) => sum + day[name], 0)]);
  const longest = known.flatMap(({ longestQueueMs }) => longestQueueMs ?? []);
  return { ...Object.fromEntries(sums), longestQueueMs: longest.length > 0 ? Math.max(...longest) : null };
}

/** [RP11] Returns the number of days counted by the former definition. */
export const formerDays = (days: readonly ReportOfDay[]): number =>
  days.filter(({ outcomes }) => !outcomes).length;

export const isEmpty = (days: readonly ReportOfDay[]): boolean =>
  Object.values(totalsOf(days)).every((sum) => sum === 0);

/** [RP5] null: a share of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Returns the average of the complete days, or null without any. */
export function averageOf(days: readonly ReportOfDay[], name: keyof Totals, today: string): number | null {
  const over = days.filter(({ day }) => day < today);
  return over.length === 0 ? null : totalsOf(over)[name] / over.length;
}
