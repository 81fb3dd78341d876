import type { AccountId } from "@jieru/shared/domain/ids";
import type { Report } from "@jieru/shared/protocol/reports";
import { useNavigate } from "@tanstack/react-router";
import { currentLanguage } from "../../../i18n/i18n.ts";
import { type ReportParams, reportParams } from "../report-params.ts";
import {
  type ColumnOf,
  partsOf,
  pressed,
  type Rank,
  type Sort,
  type SortedTable,
  sorted,
  usualSorts,
} from "../sort.ts";

export interface TablesProps {
  accountId: AccountId;
  params: ReportParams;
  report: Report;
  today: string;
}

/** Changes the tables' parameters in the address without a history entry. */
export function useChange({ accountId, params }: TablesProps): (change: ReportParams) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: "/a/$accountId/reports",
      params: { accountId },
      search: reportParams({ ...params, ...change }),
      replace: true,
    });
}

export function useSort(table: SortedTable, props: TablesProps) {
  const change = useChange(props);
  const sort: Sort = props.params[table] ?? usualSorts[table];
  const onSort = (column: string) => change({ [table]: pressed(sort, column) });
  return { sort, onSort };
}

export function inOrder<R, T extends SortedTable>(
  rows: readonly R[],
  ranks: Record<ColumnOf<T>, (row: R) => Rank>,
  sort: Sort,
): R[] {
  const { by, isDown } = partsOf(sort);
  return sorted(rows, ranks[by as ColumnOf<T>], isDown, currentLanguage());
}
