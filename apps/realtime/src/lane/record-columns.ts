/** The columns of one kind of record, declared once: what is selected, inserted and updated follows from them. */

/** A column, and its value in a record. */
export interface Column<T> {
  type: "text" | "int" | "bigint" | "boolean" | "jsonb" | "text[]";
  /** Never changes after the row was inserted. */
  fixed?: true;
  of(this: void, record: T): unknown;
}

export interface RecordColumns<T> {
  /** `id, state, …` */
  names: string;
  /** `s.id, s.state, …` */
  namesIn(table: string): string;
  /** `id text, state text, …`, for `json_to_recordset`. */
  definitions: string;
  /** `state = excluded.state, …`: all but those that are fixed. */
  updates: string;
  rowOf(record: T): Record<string, unknown>;
}

/** The columns stand everywhere in the order of `table`, whose keys are their names. */
export function recordColumns<T>(table: Readonly<Record<string, Column<T>>>): RecordColumns<T> {
  const columns = Object.entries(table).map(([name, column]) => ({ name, ...column }));
  return {
    names: columns.map((c) => c.name).join(", "),
    namesIn: (table) => columns.map((c) => `${table}.${c.name}`).join(", "),
    definitions: columns.map((c) => `${c.name} ${c.type}`).join(", "),
    updates: columns
      .filter((c) => !c.fixed)
      .map((c) => `${c.name} = excluded.${c.name}`)
      .join(", "),
    rowOf(record) {
      const row: Record<string, unknown> = {};
      for (const { name, of } of columns) row[name] = of(record);
      return row;
    },
  };
}
