/** [RP8] [RP9] The days of a report and the order of its tables, in the address. */
import { firstFileDay, lastFileDay } from "@jieru/shared/protocol/files";
import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import { readSort, readTopicSort, type Sort, type SortedTable, sortedTables } from "./sort.ts";

const dayMs = 86_400_000;

export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

export const topicsViews = ["all", "agent", "day"] as const;
export type TopicsView = (typeof topicsViews)[number];

export interface ReportParams extends Partial<Record<SortedTable, Sort>> {
  last?: Span;
  from?: string;
  to?: string;
  topics?: TopicsView | undefined;
  topics_order?: Sort | undefined;
}

/** As `2026-11-28`; days that do not exist are invalid. */
function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  if (value < firstFileDay || value > lastFileDay) return false;
  const at = Date.parse(value);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** Returns the number of days, both included; less than one if they are in the wrong order. */
export const countDays = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

export const isRange = (from: unknown, to: unknown): boolean =>
  isDay(from) && isDay(to) && from <= to && countDays(from, to) <= reportDaysAtMost;

/** Reads the address; invalid values are left out. */
export const reportParams = (search: Record<string, unknown>): ReportParams => ({
  ...daysIn(search),
  ...tablesIn(search),
});

export const tablesIn = (search: Record<string, unknown>): ReportParams => ({
  ...sortsIn(search),
  ...topicsIn(search),
});

function topicsIn({ topics, topics_order }: Record<string, unknown>): ReportParams {
  const view = topicsViews.find((known) => known === topics && known !== "all");
  const sort = readTopicSort(topics_order);
  return view ? { topics: view, ...(sort && { topics_order: sort }) } : {};
}

function daysIn({ last, from, to }: Record<string, unknown>): ReportParams {
  if (isRange(from, to)) return { from: from as string, to: to as string };
  const span = spans.find((days) => days === last);
  return span ? { last: span } : {};
}

function sortsIn(search: Record<string, unknown>): Partial<Record<SortedTable, Sort>> {
  const sorts = sortedTables.map((table) => [table, readSort(table, search[table])] as const);
  return Object.fromEntries(sorts.filter(([, sort]) => sort !== null));
}
