import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/database/embedded/embedded-postgres.ts";
import { DataDirectoryInUse } from "../../src/database/embedded/owner-lock.ts";
import { findCommand } from "../../src/database/embedded/process-table.ts";
import { watch } from "../../src/database/embedded/watcher.ts";
import { killNow, listWatchers, startOwner } from "./owner-process.ts";

const root = process.getuid?.() === 0;
const deadline = { timeout: 10_000, interval: 10 };
let dir: string;
let started: EmbeddedPostgres[];
let lines: string[];
/** A cluster as the first start makes it. Each test has a copy; those in a directory below make their own. */
let made: string;

function makeDirectory(): string {
  const place = mkdtempSync(path.join(os.tmpdir(), "jieru-embedded-"));
  chmodSync(place, 0o711);
  return place;
}

beforeAll(async () => {
  made = makeDirectory();
  await (await startEmbeddedPostgres({ dataDir: made, log: () => {} })).stop();
});
afterAll(() => rmSync(made, { recursive: true }));

beforeEach(() => {
  dir = makeDirectory();
  mkdirSync(path.join(dir, "postgres"));
  execFileSync("cp", ["-a", path.join(made, "postgres/data"), path.join(dir, "postgres")]);
  started = [];
  lines = [];
});
afterEach(async () => {
  for (const postgres of started) await postgres.stop();
  rmSync(dir, { recursive: true });
});

async function start(dataDir = dir): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  started.push(postgres);
  return postgres;
}

/** The only value of a query, on a connection of its own. */
async function ask(postgres: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client(postgres.connection);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: "array" })).rows.at(0)?.[0];
  } finally {
    await client.end();
  }
}

const runs = (pid: number) => findCommand(pid) !== null;

it("[P1] promises durability, and nobody can configure it away", async () => {
  const postgres = await start();
  await ask(postgres, "alter system set fsync = off");
  await postgres.stop();
  const again = await start();
  for (const name of ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"]) {
    expect([name, await ask(again, `show ${name}`)]).toEqual([name, "on"]);
  }
  expect(await ask(again, "show max_connections")).toBe("100");
});

it("[N43] what its log says of a statement that failed names the fault, and no row", async () => {
  const postgres = await start();
  await ask(postgres, "create table said (openid text primary key, words text not null check (words <> ''))");
  await ask(postgres, "insert into said values ('o-secret', 'hello')");
  const twice = { text: "insert into said values ($1, $2)", values: ["o-secret", "two\nlines"] };
  const empty = { text: "insert into said values ($1, $2)", values: ["o-secret two\nlines", ""] };
  const client = new pg.Client(postgres.connection);
  await client.connect();
  for (const wrong of [twice, empty]) await expect(client.query(wrong)).rejects.toThrow("constraint");
  await client.end();
  const told = () => lines.filter((line) => line.includes("ERROR: ")).length;
  await expect.poll(told, deadline).toBe(2);
  await postgres.stop();
  expect(lines.join("\n")).toContain('violates unique constraint "said_pkey"');
  expect(lines.join("\n")).not.toMatch(/o-secret|lines/);
});

it("[SU5] listens on a unix socket only it can reach, on no TCP port", async () => {
  const postgres = await start();
  expect(await ask(postgres, "show listen_addresses")).toBe("");
  expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
});

it("[SU5] runs as somebody other than root", async () => {
  const postgres = await start();
  expect(statSync(path.join(postgres.connection.host, ".s.PGSQL.5432")).uid).not.toBe(0);
});

it("[SU5] keeps its data over a stop, after which nothing runs", async () => {
  const postgres = await start();
  const pid = postgres.postgresPid;
  await ask(postgres, "create table kept as select 7 as id");
  await postgres.stop();
  expect(runs(pid)).toBe(false);
  expect(await ask(await start(), "select id from kept")).toBe(7);
});

it("[P1] kill -9 of the server, again and again, loses no acknowledged row and leaves no PostgreSQL behind", async () => {
  for (let round = 1; round <= 3; round++) {
    const owner = await startOwner(dir);
    await expect.poll(() => owner.lastAcknowledged(), deadline).toBeGreaterThan(100);
    const before = owner.lastAcknowledged();
    await expect.poll(() => owner.lastAcknowledged(), deadline).toBeGreaterThan(before + 100);
    await owner.kill();
    await expect.poll(() => runs(owner.postgresPid), deadline).toBe(false);
    const postgres = await start();
    const stored = (await ask(postgres, "select count(*)::int from acknowledged")) as number;
    expect(stored).toBeGreaterThanOrEqual(owner.lastAcknowledged());
    expect(stored).toBe(await ask(postgres, "select max(id) from acknowledged"));
    await postgres.stop();
  }
});

it("[SU5] starts at once after kill -9, while the old PostgreSQL may still be stopping", async () => {
  const owner = await startOwner(dir);
  await owner.kill();
  const since = performance.now();
  await ask(await start(), "select 1");
  expect(performance.now() - since).toBeLessThan(5_000);
  expect(runs(owner.postgresPid)).toBe(false);
});

it("[SU5] stops an orphan whose watcher was killed too", async () => {
  const owner = await startOwner(dir);
  owner.freeze();
  for (const pid of listWatchers(owner.postgresPid)) killNow(pid);
  await owner.kill();
  expect(runs(owner.postgresPid)).toBe(true);
  await ask(await start(), "select count(*) from acknowledged");
  expect(runs(owner.postgresPid)).toBe(false);
  expect(lines.join("\n")).toContain(`stopping PostgreSQL ${owner.postgresPid}`);
});

it("[SU5] recovers when everything was killed at once", async () => {
  const owner = await startOwner(dir);
  const pids = [...listWatchers(owner.postgresPid), owner.postgresPid];
  const killed = owner.kill();
  pids.forEach(killNow);
  await killed;
  const postgres = await start();
  expect(await ask(postgres, "select count(*)::int from acknowledged")).toBeGreaterThanOrEqual(
    owner.lastAcknowledged(),
  );
});

it("[SU5] is not held up by stale files that name a process id now somebody else's", async () => {
  await (await start()).stop();
  writeFileSync(path.join(dir, "postgres/data/postmaster.pid"), `${process.pid}\n/elsewhere\n1\n5432\n\n\n`);
  mkdirSync(path.join(dir, "postgres/socket"), { mode: 0o700 });
  writeFileSync(path.join(dir, "postgres/socket/.s.PGSQL.5432.lock"), `${process.pid}\n`);
  expect(await ask(await start(), "select 1")).toBe(1);
});

it("[SU1] refuses a directory another process owns, until that is killed", async () => {
  const owner = await startOwner(dir);
  const refused = start();
  await expect(refused).rejects.toBeInstanceOf(DataDirectoryInUse);
  await expect(refused).rejects.toThrow(
    /^The data directory \S+ is in use by another server \(process \d+\)$/,
  );
  expect(runs(owner.postgresPid)).toBe(true);
  await owner.kill();
  await start();
});

it("[SU1] refuses a directory this very process owns, also by another name", async () => {
  const postgres = await start();
  symlinkSync(dir, `${dir}-alias`);
  await expect(start(`${dir}-alias`)).rejects.toMatchObject({ dataDir: `${dir}-alias`, pid: process.pid });
  rmSync(`${dir}-alias`);
  expect(await ask(postgres, "select 1")).toBe(1);
});

it("[SU5] works where the path is too long for a socket", { tags: ["slow"] }, async () => {
  const postgres = await start(path.join(dir, "很长的路径".repeat(12), "data"));
  expect(postgres.connection.host.startsWith(os.tmpdir())).toBe(true);
  expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
  expect(await ask(postgres, "select 1")).toBe(1);
  await postgres.stop();
  expect(existsSync(postgres.connection.host)).toBe(false);
});

it("[SU5] works where the path holds blanks, commas and quotes", async () => {
  expect(await ask(await start(path.join(dir, `it's "a", b`)), "select 1")).toBe(1);
});

it.runIf(root)("[SU5] works below a directory that only root can enter", { tags: ["slow"] }, async () => {
  chmodSync(dir, 0o700);
  const postgres = await start(path.join(dir, "data"));
  await ask(postgres, "create table kept as select 7 as id");
  await postgres.stop();
  const owner = await startOwner(path.join(dir, "data"));
  for (const pid of listWatchers(owner.postgresPid)) process.kill(pid, "SIGKILL");
  await owner.kill();
  expect(await ask(await start(path.join(dir, "data")), "select id from kept")).toBe(7);
  expect(runs(owner.postgresPid)).toBe(false);
});

it("[F13] starts PostgreSQL again when it dies, as often as it dies", async () => {
  const postgres = await start();
  await ask(postgres, "create table kept as select 7 as id");
  for (let round = 1; round <= 3; round++) {
    const pid = postgres.postgresPid;
    process.kill(pid, "SIGKILL");
    await expect.poll(() => ask(postgres, "select id from kept").catch(() => null), deadline).toBe(7);
    expect(postgres.postgresPid).not.toBe(pid);
  }
});

it("[SU5] stops while PostgreSQL is down", async () => {
  const postgres = await start();
  process.kill(postgres.postgresPid, "SIGKILL");
  await postgres.stop();
  expect(runs(postgres.postgresPid)).toBe(false);
});

it("[SU1] says in one line when another major version made the directory", async () => {
  await (await start()).stop();
  writeFileSync(path.join(dir, "postgres/data/PG_VERSION"), "15\n");
  await expect(start()).rejects.toThrow(/^\S+ was made by PostgreSQL 15, this release runs 18$/);
});

it("[SU2] tells PostgreSQL again to stop that could not hear it yet when it was told", async () => {
  const deaf =
    "setTimeout(() => process.on('SIGINT', () => process.exit()), 500); setInterval(() => {}, 1e3)";
  const watched = watch([process.execPath, "-e", deaf], { user: null, data: dir, log: () => {} });
  watched.release();
  expect(await watched.exited).toBe("");
});
