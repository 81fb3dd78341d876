/** Describes how records of the desk are stored: columns, conversions and initial values. */

export type Row = Record<string, unknown>;
export type ColumnType = "text" | "int" | "bigint" | "boolean" | "jsonb" | "text[]";

export interface Field<V> {
  columns: Readonly<Record<string, ColumnType>>;
  fixed?: true;
  write(value: V): Row;
  read(row: Row): V;
}
export interface InitialField<V> extends Field<V> {
  initial: V;
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

export const column = <V>(name: string, type: ColumnType): Field<V> => ({
  columns: { [name]: type },
  write: (value) => ({ [name]: value ?? null }),
  read: (row) => row[name] as V,
});

export const fixed = <V>(name: string, type: ColumnType): Field<V> => ({
  ...column<V>(name, type),
  fixed: true,
});

export const initially = <V>(initial: V, name: string, type: ColumnType): InitialField<V> => ({
  ...column<V>(name, type),
  initial,
});

type InitialOf<F> = {
  [K in keyof F as F[K] extends InitialField<infer _> ? K : never]: F[K] extends InitialField<infer V>
    ? V
    : never;
};

export function initialOf<F extends object>(fields: F): InitialOf<F> {
  const initial = Object.entries<Field<unknown> & { initial?: unknown }>(fields as never).filter(
    ([, field]) => field.initial !== undefined,
  );
  return Object.fromEntries(initial.map(([name, field]) => [name, field.initial])) as InitialOf<F>;
}

export interface Codec<T> {
  names: string;
  namesIn(table: string): string;
  definitions: string;
  updates: string;
  rowOf(record: T): Row;
  recordOf(row: Row): T;
}

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
