import type { AccountId } from "@jieru/shared/domain/ids";
import { localTime } from "@jieru/shared/domain/local-day";
import { type ConductReport, conductReportRows } from "@jieru/shared/protocol/conduct-rules";
import { usualReportDays } from "@jieru/shared/protocol/reports";
import { listConductCounts } from "../conduct-rules/conduct-counts.ts";
import { readTimeZone } from "../lane/time-zone.ts";
import { daysAfter, type Range, type Reader } from "./read-report.ts";

export const conductExportRows = 50_000;

/** [CD9] Returns counts, newest day first. Without a range: the default days. */
export async function readConduct(
  { pool, clock }: Pick<Reader, "pool" | "clock">,
  accountId: AccountId,
  range: Range | null,
  most = conductReportRows,
): Promise<ConductReport> {
  const timeZone = await readTimeZone(pool, accountId);
  const today = localTime(clock.now(), timeZone).date;
  const { from, to } = range ?? { from: daysAfter(today, 1 - usualReportDays), to: today };
  const rows = await listConductCounts(pool, accountId, { from, to }, most + 1);
  return { from, to, today, timeZone, rows: rows.slice(0, most), more: rows.length > most };
}
