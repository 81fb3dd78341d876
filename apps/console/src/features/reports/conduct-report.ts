import type { AccountId } from "@jieru/shared/domain/ids";
import type { ConductCount, ConductReport } from "@jieru/shared/protocol/conduct-rules";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../../data/http/http.ts";
import { paths } from "../../data/http/paths.ts";
import { keys } from "../../data/keys.ts";
import type { Range } from "./range.ts";

const everyMs = 60_000;

/** [RP8] The previous range's numbers stay until these are loaded. */
export const conductReportQuery = (accountId: AccountId, { from, to }: Range) =>
  queryOptions({
    queryKey: keys.list("conduct-report", accountId, from, to),
    queryFn: ({ signal }) => readOrThrow<ConductReport>(paths.conductReport(accountId, { from, to }), signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchInterval: everyMs,
  });

export type ConductTotal = Omit<ConductCount, "day">;

/** Returns the sums by agent and rule, with the names of the newest day, which comes first. */
export function totalsByRule(rows: readonly ConductCount[]): ConductTotal[] {
  const totals = new Map<string, ConductTotal>();
  for (const { day: _, ...row } of rows) {
    const key = `${row.agentId} ${row.ruleId}`;
    const sum = totals.get(key);
    totals.set(
      key,
      sum
        ? {
            ...sum,
            warned: sum.warned + row.warned,
            sentAnyway: sum.sentAnyway + row.sentAnyway,
            blocked: sum.blocked + row.blocked,
          }
        : row,
    );
  }
  return [...totals.values()];
}
