/** [RP13] Which sentence explains a column: agents' sessions are others than a day's, and some columns need no words. */
import { type ColumnOf, columnsOf, type SortedTable } from "./sort.ts";

const names = ["day", "agent", "topic", "rule"] as const;
type Figure<T extends SortedTable> = Exclude<ColumnOf<T>, (typeof names)[number]>;

const isFigure = <T extends SortedTable>(column: ColumnOf<T>): column is Figure<T> =>
  !names.some((name) => name === column);

/** Returns the table's figure of that name, or "none" for a column of names or of topics. */
const figureOf = <T extends SortedTable>(table: T, column: string): Figure<T> | "none" => {
  const columns: readonly ColumnOf<T>[] = columnsOf[table];
  return columns.filter(isFigure).find((one) => one === column) ?? "none";
};

/** The key of the column's sentence; that of an empty one for a name. */
export function hintOf(table: SortedTable, column: string) {
  if (table === "by_agent") return `agent_hint.${figureOf(table, column)}` as const;
  return `hint.${figureOf(table, column)}` as const;
}
