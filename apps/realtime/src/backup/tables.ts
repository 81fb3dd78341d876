import type { ClientBase } from "pg";

export interface Table {
  name: string;
  columns: string[];
  /** The order of the rows: the primary key. */
  key: string[];
}

/**
 * Tables that a restored installation must not have: sign-ins, the keys of other servers, data valid for minutes, and the search index.
 * The search index is rebuilt. The manifest has the list of migrations instead, and pg-boss creates its own schema.
 */
export const notBackedUp = [
  "access_tokens",
  "api_keys",
  "customer_words",
  "ended_web_sessions",
  "message_words",
  "presence_leases",
  "schema_migrations",
  "search_cursors",
  "search_shelves",
  "sign_in_attempts",
  "web_sessions",
];

/** Returns every table except `notBackedUp`, so that a table of a later release is never forgotten. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname::text as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
            array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                   where i.indrelid = c.oid and i.indisprimary order by k.place) as key
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> all($1)
      order by c.relname`,
    [notBackedUp],
  );
  return rows;
}

/** Returns a name quoted for PostgreSQL, with any characters. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteAll = (names: readonly string[]): string => names.map(quote).join(", ");
