import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { closePool, connectDatabase, openPool } from "../../src/database/connect.ts";
import { migrate } from "../../src/database/migrate.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let dir: string;
let fresh: TestDatabase;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "jieru-migrations-"));
  fresh = await createTestDatabase();
  await fresh.pool.query("drop table schema_migrations");
});
afterEach(async () => {
  await fresh.drop();
  await rm(dir, { recursive: true });
});
const add = (name: string, sql: string) => writeFile(path.join(dir, name), sql);
const applied = async () =>
  (await fresh.pool.query<{ name: string }>("select name from schema_migrations order by name")).rows.map(
    (row) => row.name,
  );

it("applies new migrations once, in the order of their names", async () => {
  await add("002-b.sql", "insert into t_a values (1); create table t_b ()");
  await add("001-a.sql", "create table t_a (id int)");
  await migrate(fresh.pool, { dir });
  await add("003-c.sql", "create table t_c ()");
  await migrate(fresh.pool, { dir });
  expect(await applied()).toEqual(["001-a.sql", "002-b.sql", "003-c.sql"]);
});

it("[UP1] servers that start together apply each migration once", async () => {
  await add("001-a.sql", "create table t_a (id int)");
  await Promise.all(Array.from({ length: 8 }, () => migrate(fresh.pool, { dir })));
  expect(await applied()).toEqual(["001-a.sql"]);
});

it("[UP1] leaves nothing of a failed migration and names it", async () => {
  await add("001-a.sql", "create table t_a (id int)");
  await add("002-b.sql", "create table t_b (); select 1 / 0");
  await expect(migrate(fresh.pool, { dir })).rejects.toThrow("Migration 002-b.sql failed: division by zero");
  expect(await applied()).toEqual(["001-a.sql"]);
  await fresh.pool.query("create table t_b ()");
});

it("[UP3] runs on a schema that a later release extended, not on one it reduced", async () => {
  await add("001-a.sql", "create table t_a (id int)");
  await migrate(fresh.pool, { dir });
  await add("002-b.sql", "create table t_b ()");
  await migrate(fresh.pool, { dir });
  await rm(path.join(dir, "002-b.sql"));
  await migrate(fresh.pool, { dir });
  await add("003-c.sql", "-- contract: t_b is gone\ndrop table t_b");
  await migrate(fresh.pool, { dir });
  await rm(path.join(dir, "003-c.sql"));
  await expect(migrate(fresh.pool, { dir })).rejects.toThrow("took away what this one needs (003-c.sql)");
});

it("[UP4] builds an index during a long transaction, statement by statement, while others wait", async () => {
  await add("001-a.sql", "create table t_a (id int)");
  await migrate(fresh.pool, { dir });
  const index = "create index concurrently if not exists t_a_id on t_a (id);";
  await add("002-b.sql", `-- outside a transaction\ndrop index concurrently if exists t_a_id;\n${index}\n`);
  const writer = await fresh.pool.connect();
  await writer.query("begin; insert into t_a values (1)");
  const migrated = Promise.all([1, 2].map(() => migrate(fresh.pool, { dir })));
  const building = `select from pg_stat_activity where query like 'create index%' and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await fresh.pool.query(building)).rowCount, { timeout: 10_000 }).toBe(1);
  await fresh.pool.query("insert into t_a values (2)"); // other sessions do not wait for the index build
  await writer.query("commit");
  writer.release();
  await migrated;
  expect(await applied()).toEqual(["001-a.sql", "002-b.sql"]);
});

it("[UP2] [UP4] waits 2 s for a lock, and without limit for work and concurrent builds", async () => {
  const { database } = fresh.connection;
  await fresh.pool.query(`alter database ${database} set lock_timeout = '150ms'`);
  await fresh.pool.query(`alter database ${database} set statement_timeout = '150ms'`);
  const limits =
    "select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as work";
  await add("001-a.sql", `create table t_a as ${limits}`);
  await add("002-b.sql", `-- outside a transaction\ncreate table t_b as ${limits};\n`);
  await add("003-c.sql", `create table t_c as ${limits}`);
  const pool = openPool(fresh.connection, () => {});
  await migrate(pool, { dir });
  const { rows } = await pool.query("table t_a union all table t_b union all table t_c");
  await closePool(pool);
  expect(rows).toEqual([
    { lock: "2s", work: "0" },
    { lock: "0", work: "0" },
    { lock: "2s", work: "0" },
  ]);
});

it("[UP2] [DE5] may take longer than the deadline of other statements", async () => {
  const { host, port, user, database: name } = fresh.connection;
  const databaseUrl = `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  const database = await connectDatabase({ databaseUrl, dataDir: "", log: () => undefined });
  const holder = await fresh.pool.connect();
  await holder.query("select pg_advisory_lock(7)");
  await add("001-a.sql", "create table t_a (); select pg_advisory_xact_lock(7)");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const migrated = database.asOwner((owner) => migrate(owner, { dir, maxAttempts: 1 }));
    const atWork = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await expect.poll(async () => (await holder.query(atWork)).rowCount).toBe(1);
    vi.advanceTimersByTime(60_000);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await holder.query("select pg_advisory_unlock(7)");
    await migrated;
  } finally {
    vi.useRealTimers();
  }
  holder.release();
  await database.stop();
  expect(await applied()).toEqual(["001-a.sql"]);
});

it("[UP2] [F44] gives up on a busy table, names the blocker, and delays others at most 2 s", {
  tags: ["slow"],
}, async () => {
  await fresh.pool.query("create table t_a (id int)");
  await add("001-a.sql", "alter table t_a add column b int");
  const reader = await fresh.pool.connect();
  await reader.query("set application_name = 'a long report'; begin; select * from t_a");
  const began = performance.now();
  const failed = migrate(fresh.pool, { dir, maxAttempts: 1 }).then(
    () => "migrated",
    (error: Error) => error.message,
  );
  let longestMs = 0;
  for (const done = failed.then(() => true); !(await Promise.race([done, false])); ) {
    const startedAt = performance.now();
    await fresh.pool.query("insert into t_a values (1)");
    longestMs = Math.max(longestMs, performance.now() - startedAt);
  }
  expect(await failed).toMatch(/^Migration 001-a.sql failed: .*a long report/);
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(longestMs).toBeLessThan(3_000);
  await reader.query("rollback");
  reader.release();
  expect(await applied()).toEqual([]);
});

it("[UP2] waits for a busy table in short turns that let others through", {
  tags: ["slow"],
}, async () => {
  await fresh.pool.query("create table t_a (id int)");
  await add("001-a.sql", "alter table t_a add column b int");
  const reader = await fresh.pool.connect();
  await reader.query("begin; select * from t_a");
  const migrated = migrate(fresh.pool, { dir });
  await expect.poll(() => gaveUpWaiting(fresh.pool), { timeout: 10_000 }).toBe(true);
  await reader.query("commit");
  reader.release();
  await migrated;
  expect(await applied()).toEqual(["001-a.sql"]);
});

it("[UP2] does not wait for readers if nothing is left to migrate", async () => {
  await add("001-a.sql", "create table t_a (id int)");
  await migrate(fresh.pool, { dir });
  const reader = await fresh.pool.connect();
  await reader.query("begin; select * from t_a; select * from schema_migrations");
  const again = migrate(fresh.pool, { dir });
  let waits = false;
  for (const done = again.then(() => true); !waits && !(await Promise.race([done, false])); )
    waits = await somebodyWaits(fresh.pool);
  await reader.query("commit");
  reader.release();
  await again;
  expect(waits).toBe(false);
});

async function somebodyWaits(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    "select from pg_locks join pg_database d on d.oid = database where not granted and datname = current_database()",
  );
  return rows.length > 0;
}

async function gaveUpWaiting(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    "select from pg_stat_activity where query = 'rollback' and state = 'idle'",
  );
  return rows.length > 0;
}
