import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { localTime, timeZoneOf } from "@jieru/shared/domain/local-day";
import type { QueryClient } from "@tanstack/react-query";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { rangeOf } from "./range.ts";
import { reportQuery } from "./report.ts";
import type { ReportParams } from "./report-params.ts";

export async function prefetchReport(
  client: QueryClient,
  accountId: AccountId,
  params: ReportParams,
): Promise<void> {
  const snapshot = confirmedSnapshot(accountId);
  if (!snapshot || !supervises(snapshot.me)) return;
  const { date: today } = localTime(serverNow(), timeZoneOf(snapshot.account));
  await client.prefetchQuery(reportQuery(accountId, rangeOf(params, today)));
}
