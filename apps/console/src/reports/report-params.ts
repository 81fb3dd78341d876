/** [RP8] The days of a report as the address holds them. */
import { reportDaysAtMost } from "@jieru/shared/protocol/reports";

const dayMs = 86_400_000;

/** The last so many days, today included. */
export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

/** Either a span, or two days, both included. */
export interface ReportParams {
  last?: Span;
  from?: string;
  to?: string;
}

/** As `2026-11-28`; a day that does not exist is none. */
function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = Date.parse(value);
  return at > 0 && new Date(at).toISOString().startsWith(value);
}

/** How many days from one to the other, both included; less than one where they stand the wrong way round. */
export const countDays = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** [RP4] Whether there can be a report of these days. */
export const isRange = (from: unknown, to: unknown): boolean =>
  isDay(from) && isDay(to) && from <= to && countDays(from, to) <= reportDaysAtMost;

/** Reads the days from the address, which may hold anything; what means nothing is left out. */
export function reportParams({ last, from, to }: Record<string, unknown>): ReportParams {
  if (isRange(from, to)) return { from: from as string, to: to as string };
  const span = spans.find((days) => days === last);
  return span ? { last: span } : {};
}
