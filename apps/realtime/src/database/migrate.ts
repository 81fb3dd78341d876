import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { CannotStart } from "../base/cannot-start.ts";
import { isContract, runsOutside, statementsOf } from "./migration-file.ts";

/** A later release has removed something that this one needs. */
class UnknownMigration extends CannotStart {
  override name = "UnknownMigration";
}

export interface MigrateOptions {
  dir?: string;
  only?: readonly string[];
  maxAttempts?: number;
  signal?: AbortSignal | undefined;
}

export const jobsSchema = "jobs";

const migrationsDir = path.join(import.meta.dirname, "migrations");
/** "jieru" on a telephone keypad. */
const advisoryLock = 54378;
const lockNotAvailable = "55P03";
/** Queries behind the lock wait as long. */
const lockTimeoutMs = 2_000;
const retryMs = 500;

export async function listMigrations(dir = migrationsDir): Promise<string[]> {
  return (await readdir(dir)).filter((name) => name.endsWith(".sql")).sort();
}

/**
 * [UP1] Applies the migrations not yet recorded, each in its own transaction. Nodes take turns. Additions of a later
 * release remain (UP3). Throws `CannotStart` or the reason of `signal`.
 */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<void> {
  const { dir = migrationsDir, only, maxAttempts = 30, signal } = options;
  const client = await reach(pool);
  try {
    await refuseOlder(client);
    await client.query("set statement_timeout = 0");
    await takeTurn(client, signal);
    await ensureRecord(client);
    await ensureJobsSchema(client);
    const pending = await listPending(client, await listMigrations(dir));
    for (const name of pending.filter((one) => only?.includes(one) ?? true)) {
      const sql = await readFile(path.join(dir, name), "utf8");
      await applyPatiently(client, { name, sql }, { maxAttempts, signal });
    }
  } finally {
    client.release(true); // with its settings and its lock
  }
}

/** [SU11] The oldest supported PostgreSQL. */
const oldestMajor = 15;

async function refuseOlder(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < oldestMajor)
    throw new CannotStart(
      `The database at DATABASE_URL is PostgreSQL ${major}, and this release needs ${oldestMajor} or later`,
    );
}

/** Opens the first connection. Without an answer, throws a sentence for the operator. */
async function reach(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if ((error as { severity?: string }).severity) throw error;
    const { message } = error as Error;
    throw new CannotStart(`The database at DATABASE_URL cannot be reached: ${message}`, { cause: error });
  }
}

/** NOTE: polls, as an index built concurrently waits for every running statement. */
async function takeTurn(client: pg.PoolClient, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      advisoryLock,
    ]);
    if (rows[0]?.mine) return;
    await delay(100, undefined, { signal });
  }
}

/** NOTE: a needless `alter` would wait for readers such as `pg_dump`. */
async function ensureRecord(client: pg.PoolClient): Promise<void> {
  if (!(await has(client, "to_regclass('schema_migrations')")))
    await client.query(
      `create table schema_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
  const { rows } = await client.query(
    `select from pg_attribute where attrelid = 'schema_migrations'::regclass and attname = 'contract'`,
  );
  if (rows.length > 0) return;
  await client.query(`alter table schema_migrations add column contract boolean not null default false`);
}

async function ensureJobsSchema(client: pg.PoolClient): Promise<void> {
  if (!(await has(client, `to_regnamespace('${jobsSchema}')`)))
    await client.query(`create schema ${jobsSchema}`);
}

/** NOTE: `create … if not exists` needs the right to create even if the object exists. */
async function has(client: pg.PoolClient, found: string): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(`select ${found} is not null as has`);
  return rows[0]?.has === true;
}

async function listPending(client: pg.PoolClient, known: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; contract: boolean }>(
    "select name, contract from schema_migrations order by name",
  );
  const beyondUs = rows
    .filter(({ name, contract }) => contract && !known.includes(name))
    .map(({ name }) => name);
  if (beyondUs.length > 0) {
    const message = `A newer release took away what this one needs (${beyondUs.join(", ")}): run that release, or restore a backup`;
    throw new UnknownMigration(message);
  }
  const applied = new Set(rows.map((row) => row.name));
  return known.filter((name) => !applied.has(name));
}

interface Migration {
  name: string;
  sql: string;
}

/** [UP2] Waits at most 2 s for a lock and retries, so that queries never wait long. */
async function applyPatiently(
  client: pg.PoolClient,
  migration: Migration,
  { maxAttempts, signal }: { maxAttempts: number; signal: AbortSignal | undefined },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(client, migration);
    } catch (error) {
      await client.query("rollback");
      const locked = (error as { code?: string }).code === lockNotAvailable;
      if (!locked || attempt >= maxAttempts) {
        const why = locked ? await describeBlocker(client, attempt) : (error as Error).message;
        throw new CannotStart(`Migration ${migration.name} failed: ${why}`, { cause: error });
      }
      await delay(retryMs, undefined, { signal });
    }
  }
}

async function apply(client: pg.PoolClient, { name, sql }: Migration): Promise<void> {
  const outside = runsOutside(sql);
  if (outside) await client.query("set lock_timeout = 0");
  if (outside) for (const statement of statementsOf(sql)) await client.query(statement);
  await client.query("begin");
  await client.query(`set local lock_timeout = ${lockTimeoutMs}`);
  if (!outside) await client.query(sql);
  await client.query("insert into schema_migrations (name, contract) values ($1, $2)", [
    name,
    isContract(sql),
  ]);
  await client.query("commit");
}

async function describeBlocker(client: pg.PoolClient, attempts: number): Promise<string> {
  const { rows } = await client.query<{ pid: number; application: string; seconds: number }>(
    `select pid, application_name as application, extract(epoch from now() - xact_start)::int as seconds
       from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend'
      order by xact_start limit 1`,
  );
  const [oldest] = rows;
  const problem = `it found its table in use ${attempts} times, 2 s each`;
  if (!oldest) return problem;
  return `${problem}; open longest is the transaction of process ${oldest.pid} (${oldest.application || "no name"}, ${oldest.seconds} s)`;
}
