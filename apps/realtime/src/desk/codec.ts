/** How records of the desk are stored: for each field its columns, both conversions and its value in a new record. */

export type Row = Record<string, unknown>;
export type ColumnType = "text" | "int" | "bigint" | "boolean" | "jsonb" | "text[]";

/** How one field is stored. */
export interface Field<V> {
  columns: Readonly<Record<string, ColumnType>>;
  /** The value never changes after the row was inserted. */
  fixed?: true;
  /** Returns the values of the columns. */
  write(value: V): Row;
  /** Returns the value. The row may have other columns. */
  read(row: Row): V;
}
/** A field that has the same value in every new record. */
export interface InitialField<V> extends Field<V> {
  initial: V;
}

/** Every field of `T`. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Returns a field that one column stores as it is. */
export const column = <V>(name: string, type: ColumnType): Field<V> => ({
  columns: { [name]: type },
  write: (value) => ({ [name]: value ?? null }),
  read: (row) => row[name] as V,
});

/** Returns the same for a value that never changes. */
export const fixed = <V>(name: string, type: ColumnType): Field<V> => ({
  ...column<V>(name, type),
  fixed: true,
});

/** Returns the same for a field with a value in new records. */
export const initially = <V>(initial: V, name: string, type: ColumnType): InitialField<V> => ({
  ...column<V>(name, type),
  initial,
});

type InitialOf<F> = {
  [K in keyof F as F[K] extends InitialField<infer _> ? K : never]: F[K] extends InitialField<infer V>
    ? V
    : never;
};

/** Returns the fields that every new record has alike. */
export function initialOf<F extends object>(fields: F): InitialOf<F> {
  const initial = Object.entries<Field<unknown> & { initial?: unknown }>(fields as never).filter(
    ([, field]) => field.initial !== undefined,
  );
  return Object.fromEntries(initial.map(([name, field]) => [name, field.initial])) as InitialOf<F>;
}

/** The columns of one kind of record, as selects, inserts and updates need them, and both conversions. */
export interface Codec<T> {
  /** `id, state, …` */
  names: string;
  /** `s.id, s.state, …` */
  namesIn(table: string): string;
  /** `id text, state text, …`, for `json_to_recordset`. */
  definitions: string;
  /** `state = excluded.state, …`: all columns that are not fixed. */
  updates: string;
  rowOf(record: T): Row;
  recordOf(row: Row): T;
}

/** Returns the codec, with the columns in the order of the fields. */
export function codecOf<T>(fields: Fields<T>): Codec<T> {
  const all = Object.entries(fields) as [keyof T & string, Field<T[keyof T]>][];
  const columns = all.flatMap(([, field]) =>
    Object.entries(field.columns).map(([name, type]) => ({ name, type, fixed: field.fixed })),
  );
  return {
    names: columns.map((c) => c.name).join(", "),
    namesIn: (table) => columns.map((c) => `${table}.${c.name}`).join(", "),
    definitions: columns.map((c) => `${c.name} ${c.type}`).join(", "),
    updates: columns
      .filter((c) => !c.fixed)
      .map((c) => `${c.name} = excluded.${c.name}`)
      .join(", "),
    rowOf: (record) => Object.assign({}, ...all.map(([name, field]) => field.write(record[name]))),
    recordOf: (row) => Object.fromEntries(all.map(([name, field]) => [name, field.read(row)])) as T,
  };
}
