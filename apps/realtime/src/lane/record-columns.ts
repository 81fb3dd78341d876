/**
 * The columns of one kind of record, declared once: what is selected, inserted, updated and compared follows from them.
 */

type ColumnType = "text" | "int" | "bigint" | "boolean" | "jsonb";

/**
 * A column, and its value in a record. Those that change `often` do so with every message, and a statement of their own writes them
 * alone; a change in any that changes `seldom` has the whole row written.
 */
export type Column<T> = { of(this: void, record: T): unknown } & (
  | { changes: "never" | "seldom"; type: ColumnType | "text[]" }
  | { changes: "often"; type: ColumnType }
);

export interface RecordColumns<T> {
  /** `id, state, …` */
  names: string;
  /** `s.id, s.state, …` */
  namesIn(table: string): string;
  /** `id text, state text, …`, for `json_to_recordset`. */
  definitions: string;
  /** `state = excluded.state, …`: all but those that never change. */
  updates: string;
  rowOf(record: T): Record<string, unknown>;
  /** Whether the row is there already and only columns that change often are to be written. */
  isOftenOnly(before: T | undefined, after: T): boolean;
  /** Those that change often, for an `update … from unnest($2::int[], …) as x(unread, …)`. */
  often: {
    names: string;
    /** `unread = x.unread, …` */
    updates: string;
    /** `$2::int[], …`, numbered from `first`. */
    parameters(first: number): string;
    arrays(records: readonly T[]): unknown[][];
  };
}

/** The columns stand everywhere in the order of `table`, whose keys are their names. */
export function recordColumns<T>(table: Readonly<Record<string, Column<T>>>): RecordColumns<T> {
  const columns = Object.entries(table).map(([name, column]) => ({ name, ...column }));
  const often = columns.filter((c) => c.changes === "often");
  const seldom = columns.filter((c) => c.changes === "seldom").map((c) => c.of);
  return {
    names: columns.map((c) => c.name).join(", "),
    namesIn: (table) => columns.map((c) => `${table}.${c.name}`).join(", "),
    definitions: columns.map((c) => `${c.name} ${c.type}`).join(", "),
    updates: columns
      .filter((c) => c.changes !== "never")
      .map((c) => `${c.name} = excluded.${c.name}`)
      .join(", "),
    rowOf(record) {
      const row: Record<string, unknown> = {};
      for (const { name, of } of columns) row[name] = of(record);
      return row;
    },
    isOftenOnly(before, after) {
      if (before === undefined) return false;
      for (const of of seldom) if (of(before) !== of(after)) return false;
      return true;
    },
    often: {
      names: often.map((c) => c.name).join(", "),
      updates: often.map((c) => `${c.name} = x.${c.name}`).join(", "),
      parameters: (first) => often.map((c, i) => `$${first + i}::${c.type}[]`).join(", "),
      arrays: (records) => often.map((c) => records.map(c.of)),
    },
  };
}
