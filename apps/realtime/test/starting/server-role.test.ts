import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { locateEmbeddedPostgres, startEmbeddedPostgres } from "@jieru/embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool, connectDatabase, openPool } from "../../src/database/connect.ts";
import { migrate } from "../../src/database/migrate.ts";
import { createJobs, openQueue } from "../../src/jobs/jobs.ts";
import type { RunningServer } from "../../src/start.ts";
import { Home } from "./home.ts";

const silent = { warn: () => undefined, error: () => undefined };
const queue = "of-the-earlier-release";
const notAllowed = { code: "42501" };

let home: Home;
let server: RunningServer;

/** A cluster of an earlier release: the superuser owns everything and there is no other role. */
async function makeEarlierCluster(dataDir: string): Promise<void> {
  const { connection, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const pool = openPool(connection, () => undefined);
  await migrate(pool);
  await pool.query("insert into audit_log (at, what, about) values (1, 'restored', 'before')");
  const jobs = createJobs({ connection, log: silent });
  await jobs.start([(boss) => openQueue(boss, queue, { retryLimit: 1 })]);
  await jobs.boss.send(queue, { word: "kept" });
  await jobs.stop();
  await closePool(pool);
  await stop();
}

beforeAll(async () => {
  home = await Home.open();
  home.makeDataDir();
  await makeEarlierCluster(home.dataDir);
  server = await home.start();
});
afterAll(async () => {
  await server.stop();
  await home.close();
});

const ask = async (sql: string) => (await server.context.pool.query(sql)).rows;

async function asOwner(sql: string): Promise<unknown[]> {
  const client = new pg.Client(locateEmbeddedPostgres(home.dataDir).connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("[SU13] the role of the server", () => {
  it("[SU13] is used by every connection and has no rights beyond its rows", async () => {
    const who = `select current_user as name, session_user as came, rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as more
                   from pg_roles where rolname = current_user`;
    const { pool, lanePool, listenClientConfig } = server.context;
    const listening = new pg.Client(listenClientConfig);
    await listening.connect();
    const rows = await Promise.all(
      [pool, lanePool, listening].map(async (db) => (await db.query(who)).rows[0]),
    );
    await listening.end();
    expect(rows).toEqual(Array(3).fill({ name: "jieru_server", came: "jieru_server", more: false }));
    const used = await asOwner(
      `select distinct usename from pg_stat_activity where application_name like 'jieru%'`,
    );
    expect(used).toEqual([{ usename: "jieru_server" }]);
  });

  it("[SU13] serves and schedules its jobs", async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await ask("select from jobs.schedule")).not.toEqual([]);
  });

  it.each([
    "update audit_log set ip = null",
    "delete from audit_log",
    "truncate audit_log",
    "set session_replication_role = replica",
    "alter table audit_log disable trigger audit_log_append_only",
    "drop trigger audit_log_append_only on audit_log",
    "create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end'",
    "drop table audit_log",
    "truncate messages",
    "create table made_up ()",
    "create schema made_up",
    "delete from schema_migrations",
    "create role made_up",
    "alter role jieru_server superuser",
    "set role jieru",
    "set session authorization jieru",
    "copy accounts to program 'true'",
    "alter system set fsync = off",
  ])("[SU13] [N44] is refused: %s", async (sql) => {
    await expect(ask(sql)).rejects.toMatchObject(notAllowed);
    expect(await ask("select about from audit_log where what = 'restored'")).toEqual([{ about: "before" }]);
  });

  it("[AU2] [N44] the triggers also refuse the owner", async () => {
    for (const sql of ["update audit_log set ip = null", "delete from audit_log", "truncate audit_log"])
      await expect(asOwner(sql)).rejects.toThrow("append-only");
  });
});

describe("[SU13] a cluster of an earlier release", () => {
  it("[SU13] gives the server's role only the jobs at its next start", async () => {
    const objects = await ask(
      `select pg_get_userbyid(owner) as owner, space, count(*) > 0 as has from (
         select relowner as owner, relnamespace::regnamespace::text as space from pg_class
         union all select proowner, pronamespace::regnamespace::text from pg_proc
         union all select typowner, typnamespace::regnamespace::text from pg_type
         union all select nspowner, nspname from pg_namespace
       ) as o where space in ('public', 'jobs') and pg_get_userbyid(owner) like 'jieru%' group by 1, 2 order by 1, 2`,
    );
    expect(objects).toEqual([
      { owner: "jieru", space: "public", has: true },
      { owner: "jieru_server", space: "jobs", has: true },
    ]);
  });

  it("[SU13] runs its jobs, in queues of any kind", async () => {
    const done: unknown[] = [];
    const entries: object[] = [];
    const log = {
      warn: (facts: object) => entries.push(facts),
      error: (facts: object) => entries.push(facts),
    };
    const { boss, start, stop } = createJobs({ connection: server.context.listenClientConfig, log });
    const options = { batchSize: 1, pollingIntervalSeconds: 0.5 };
    await start([
      async () => void (await boss.work(queue, options, async ([job]) => void done.push(job?.data))),
      (made) => made.createQueue("apart", { partition: true }),
    ]);
    await boss.supervise(undefined, { reindex: { force: true } });
    await expect.poll(() => done).toEqual([{ word: "kept" }]);
    await stop();
    expect(entries).toEqual([]);
    expect(await ask("select from jobs.queue where name = 'apart' and partition")).toHaveLength(1);
  });
});

it("[SU13] the next start grants tables of a later release and resets the role's settings", {
  tags: ["slow"],
}, async () => {
  const dataDir = mkdtempSync(path.join(home.path, "later-"));
  const dir = mkdtempSync(path.join(home.path, "migrations-"));
  const open = () => connectDatabase({ dataDir, log: () => undefined });
  let database = await open();
  await database.asOwner((owner) => migrate(owner));
  for (const where of ["", "in database postgres"])
    await database.pool.query(`alter role jieru_server ${where} set search_path = jobs`);
  await database.stop();
  writeFileSync(
    path.join(dir, "999-later.sql"),
    "create table later (id bigint generated always as identity, word text)",
  );
  database = await open();
  try {
    await database.asOwner((owner) => migrate(owner, { dir }));
    const { rows } = await database.pool.query(
      "insert into later (word) values ('written') returning id, word",
    );
    expect(rows).toEqual([{ id: 1, word: "written" }]);
    await expect(database.pool.query("drop table later")).rejects.toMatchObject(notAllowed);
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true });
  }
});
