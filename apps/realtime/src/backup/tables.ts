import type { ClientBase } from "pg";

export interface Table {
  name: string;
  columns: string[];
  key: string[];
}

/** Also excludes other servers' keys, the search index (rebuilt), migrations (in the manifest) and pg-boss. */
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

/** Returns all other tables, including those of a later release. */
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

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteAll = (names: readonly string[]): string => names.map(quote).join(", ");
