import { usualReportDays } from "@jieru/shared/protocol/reports";
import type { ReportParams } from "./report-params.ts";

export interface Range {
  from: string;
  to: string;
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** [RP8] Both ends included; a span ends today. The default is the server's. */
export function rangeOf({ last = usualReportDays, from, to }: ReportParams, today: string): Range {
  return from && to ? { from, to } : { from: addDays(today, 1 - last), to: today };
}
