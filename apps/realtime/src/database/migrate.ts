import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";

/** The database carries a migration this release does not know: a newer release has been here. */
export class UnknownMigration extends Error {
  override name = "UnknownMigration";
}

const migrationsDir = path.join(import.meta.dirname, "migrations");
/** Any number will do, as long as all nodes agree: "jieru" on a telephone keypad. */
const advisoryLock = 54378;
const lockNotAvailable = "55P03";
const maxAttempts = 30;
const retryMs = 500;

/**
 * Brings the schema up to this release: applies the `*.sql` of `dir` not yet recorded, in name order, each in a
 * transaction of its own. Nodes that start together take turns. Throws `UnknownMigration`, and whatever a migration throws.
 */
export async function migrate(pool: pg.Pool, dir = migrationsDir): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
    await client.query(
      `create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    for (const name of await listPending(client, dir)) await applyPatiently(client, dir, name);
  } finally {
    client.release(true); // with its settings and its lock
  }
}

async function listPending(client: pg.PoolClient, dir: string): Promise<string[]> {
  const known = (await readdir(dir)).filter((name) => name.endsWith(".sql")).sort();
  const { rows } = await client.query<{ name: string }>("select name from schema_migrations order by name");
  const applied = new Set(rows.map((row) => row.name));
  const unknown = [...applied].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const message = `The database was migrated by a newer release (${unknown.join(", ")}): run that release, or restore a backup`;
    throw new UnknownMigration(message);
  }
  return known.filter((name) => !applied.has(name));
}

/** A migration waits at most 2 s for a lock, so that the queries queueing behind it never wait long, and tries again. */
async function applyPatiently(client: pg.PoolClient, dir: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(client, await readFile(path.join(dir, name), "utf8"), name);
    } catch (error) {
      await client.query("rollback");
      if ((error as { code?: string }).code !== lockNotAvailable || attempt === maxAttempts) {
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      await delay(retryMs);
    }
  }
}

async function apply(client: pg.PoolClient, sql: string, name: string): Promise<void> {
  await client.query("begin");
  await client.query("set local lock_timeout = '2s'");
  await client.query(sql);
  await client.query("insert into schema_migrations (name) values ($1)", [name]);
  await client.query("commit");
}
