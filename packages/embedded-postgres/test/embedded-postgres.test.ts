import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
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
  DataDirectoryInUse,
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  locateEmbeddedPostgres,
  type PostgresLocation,
  startEmbeddedPostgres,
} from "../src/embedded-postgres.ts";
import { runWithWatcher } from "../src/parent-watcher.ts";
import { findCommand } from "../src/postmaster.ts";
import { killNow, listWatchers, startOwner } from "./owner-process.ts";

const isRoot = process.getuid?.() === 0;
const deadline = { timeout: 10_000, interval: 10 };
let dir: string;
let started: EmbeddedPostgres[];
let lines: string[];
/** A directory with a new cluster. Each test gets a copy; tests of directories below `dir` create their own cluster. */
let template: string;

function makeDirectory(): string {
  const place = mkdtempSync(path.join(os.tmpdir(), "jieru-embedded-"));
  chmodSync(place, 0o711);
  return place;
}

beforeAll(async () => {
  template = makeDirectory();
  await (await startEmbeddedPostgres({ dataDir: template, log: () => {} })).stop();
});
afterAll(() => rmSync(template, { recursive: true }));

beforeEach(() => {
  dir = makeDirectory();
  mkdirSync(path.join(dir, "postgres"));
  execFileSync("cp", ["-a", path.join(template, "postgres/data"), path.join(dir, "postgres")]);
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

async function ask(postgres: PostgresLocation, sql: string): Promise<unknown> {
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

function pidOf({ postgresPid }: PostgresLocation): number {
  if (postgresPid === null) throw new Error("PostgreSQL is down");
  return postgresPid;
}

it("[P1] PostgreSQL keeps fsync and checksums on after `alter system` turned fsync off", async () => {
  const postgres = await start();
  await ask(postgres, "alter system set fsync = off");
  await postgres.stop();
  const again = await start();
  for (const name of ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"]) {
    expect([name, await ask(again, `show ${name}`)]).toEqual([name, "on"]);
  }
  expect(await ask(again, "show max_connections")).toBe("100");
});

it("[N43] the log of a failed statement names the fault and no row", async () => {
  const postgres = await start();
  await ask(
    postgres,
    "create table messages (openid text primary key, content text not null check (content <> ''))",
  );
  await ask(postgres, "insert into messages values ('o-secret', 'hello')");
  const duplicate = { text: "insert into messages values ($1, $2)", values: ["o-secret", "two\nlines"] };
  const empty = { text: "insert into messages values ($1, $2)", values: ["o-secret two\nlines", ""] };
  const client = new pg.Client(postgres.connection);
  await client.connect();
  for (const wrong of [duplicate, empty]) await expect(client.query(wrong)).rejects.toThrow("constraint");
  await client.end();
  const countErrors = () => lines.filter((line) => line.includes("ERROR: ")).length;
  await expect.poll(countErrors, deadline).toBe(2);
  await postgres.stop();
  expect(lines.join("\n")).toContain('violates unique constraint "messages_pkey"');
  expect(lines.join("\n")).not.toMatch(/o-secret|lines/);
});

it("[SU5] PostgreSQL listens on a unix socket in a directory of mode 0700, and on no TCP port", async () => {
  const postgres = await start();
  expect(await ask(postgres, "show listen_addresses")).toBe("");
  expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
});

it("[SU5] PostgreSQL never runs as root", async () => {
  const postgres = await start();
  expect(statSync(path.join(postgres.connection.host, ".s.PGSQL.5432")).uid).not.toBe(0);
});

it("[SU5] a stop ends PostgreSQL and keeps its data", async () => {
  const postgres = await start();
  const pid = pidOf(postgres);
  await ask(postgres, "create table stored as select 7 as id");
  await postgres.stop();
  expect(runs(pid)).toBe(false);
  expect(await ask(await start(), "select id from stored")).toBe(7);
});

it("[P1] repeated kill -9 of the owner keeps every committed row and ends PostgreSQL", async () => {
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

it("[SU5] a start within 5 s of kill -9 succeeds while the old PostgreSQL may still be stopping", async () => {
  const owner = await startOwner(dir);
  await owner.kill();
  const since = performance.now();
  await ask(await start(), "select 1");
  expect(performance.now() - since).toBeLessThan(5_000);
  expect(runs(owner.postgresPid)).toBe(false);
});

it("[SU5] a start stops a PostgreSQL whose owner and watcher shell were killed", async () => {
  const owner = await startOwner(dir);
  owner.freeze();
  for (const pid of listWatchers(owner.postgresPid)) killNow(pid);
  await owner.kill();
  expect(runs(owner.postgresPid)).toBe(true);
  await ask(await start(), "select count(*) from acknowledged");
  expect(runs(owner.postgresPid)).toBe(false);
  expect(lines.join("\n")).toContain(`stopping PostgreSQL ${owner.postgresPid}`);
});

it("[SU5] a start recovers after owner, shell and PostgreSQL were killed at once", async () => {
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

it("[SU5] a start ignores stale files whose process id belongs to another program", async () => {
  await (await start()).stop();
  writeFileSync(path.join(dir, "postgres/data/postmaster.pid"), `${process.pid}\n/elsewhere\n1\n5432\n\n\n`);
  mkdirSync(path.join(dir, "postgres/socket"), { mode: 0o700 });
  writeFileSync(path.join(dir, "postgres/socket/.s.PGSQL.5432.lock"), `${process.pid}\n`);
  expect(await ask(await start(), "select 1")).toBe(1);
});

it("[SU1] a start refuses a directory that another process owns, until that process is killed", async () => {
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

it("[SU1] a start refuses a directory that this process owns under another name", async () => {
  const postgres = await start();
  symlinkSync(dir, `${dir}-alias`);
  await expect(start(`${dir}-alias`)).rejects.toMatchObject({ dataDir: `${dir}-alias`, pid: process.pid });
  rmSync(`${dir}-alias`);
  expect(await ask(postgres, "select 1")).toBe(1);
});

it("[SU5] a path too long for a socket moves the socket to the temporary directory", {
  tags: ["slow"],
}, async () => {
  const postgres = await start(path.join(dir, "很长的路径".repeat(12), "data"));
  expect(postgres.connection.host.startsWith(os.tmpdir())).toBe(true);
  expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
  expect(await ask(postgres, "select 1")).toBe(1);
  await postgres.stop();
  expect(existsSync(postgres.connection.host)).toBe(false);
});

it("[SU5] a path may contain blanks, commas and quotes", async () => {
  expect(await ask(await start(path.join(dir, `it's "a", b`)), "select 1")).toBe(1);
});

it.runIf(isRoot)(
  "[SU5] root may keep the data below a directory that only root can enter",
  { tags: ["slow"] },
  async () => {
    chmodSync(dir, 0o700);
    const postgres = await start(path.join(dir, "data"));
    await ask(postgres, "create table stored as select 7 as id");
    await postgres.stop();
    const owner = await startOwner(path.join(dir, "data"));
    for (const pid of listWatchers(owner.postgresPid)) process.kill(pid, "SIGKILL");
    await owner.kill();
    expect(await ask(await start(path.join(dir, "data")), "select id from stored")).toBe(7);
    expect(runs(owner.postgresPid)).toBe(false);
  },
);

it("[F13] PostgreSQL restarts after every crash", async () => {
  const postgres = await start();
  await ask(postgres, "create table stored as select 7 as id");
  for (let round = 1; round <= 3; round++) {
    const pid = pidOf(postgres);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => ask(postgres, "select id from stored").catch(() => null), deadline).toBe(7);
    expect(postgres.postgresPid).not.toBe(pid);
  }
});

it("[SU5] a stop succeeds while PostgreSQL is down", async () => {
  const postgres = await start();
  const pid = pidOf(postgres);
  process.kill(pid, "SIGKILL");
  await postgres.stop();
  expect(runs(pid)).toBe(false);
});

it("[SU1] a start refuses a cluster of another major version in one line", async () => {
  await (await start()).stop();
  writeFileSync(path.join(dir, "postgres/data/PG_VERSION"), "15\n");
  await expect(start()).rejects.toThrow(/^\S+ was made by PostgreSQL 15, this release runs 18$/);
});

it("[SU2] a stop repeats SIGINT until PostgreSQL handles it", async () => {
  const ignoresAtFirst =
    "setTimeout(() => process.on('SIGINT', () => process.exit()), 500); setInterval(() => {}, 1e3)";
  const watched = runWithWatcher([process.execPath, "-e", ignoresAtFirst], {
    user: null,
    dir,
    log: () => {},
  });
  watched.release();
  expect(await watched.exited).toBe("");
});

it("[SU1] every refusal is an EmbeddedPostgresError, whose message is one line", async () => {
  mkdirSync(path.join(dir, "other/postgres/data"), { recursive: true });
  writeFileSync(path.join(dir, "other/postgres/data/letter.txt"), "");
  const refused = start(path.join(dir, "other"));
  await expect(refused).rejects.toBeInstanceOf(EmbeddedPostgresError);
  await expect(refused).rejects.toThrow(
    /^\S+ is not empty and no cluster of PostgreSQL: name another DATA_DIR$/,
  );
  await start();
  await expect(start()).rejects.toBeInstanceOf(EmbeddedPostgresError);
});

it("[SU2] a cancelled start rejects with the signal's reason and unlocks the directory", async () => {
  const reason = new Error("cancelled");
  const cancelled = startEmbeddedPostgres({ dataDir: dir, log: () => {}, signal: AbortSignal.abort(reason) });
  await expect(cancelled).rejects.toBe(reason);
  await start();
});

it("[SU2] a start that is cancelled while PostgreSQL starts shuts it down", async () => {
  const reason = new Error("cancelled");
  const controller = new AbortController();
  const log = () => controller.abort(reason);
  const cancelled = startEmbeddedPostgres({ dataDir: dir, log, signal: controller.signal });
  await expect(cancelled).rejects.toBe(reason);
  expect(locateEmbeddedPostgres(dir).postgresPid).toBe(null);
  await start();
});

it("locates the PostgreSQL that another process runs", async () => {
  expect(() => locateEmbeddedPostgres(path.join(dir, "none"))).toThrow("ENOENT");
  const owner = await startOwner(dir);
  const located = locateEmbeddedPostgres(dir);
  expect(located.postgresPid).toBe(owner.postgresPid);
  expect(await ask(located, "select current_user::text")).toBe("jieru");
  await owner.kill();
  await expect.poll(() => located.postgresPid, deadline).toBe(null);
});

it.runIf(isRoot)("[SU1] a start refuses a socket directory of another user and leaves it alone", async () => {
  const place = path.join(dir, "long".repeat(30));
  mkdirSync(place);
  renameSync(path.join(dir, "postgres"), path.join(place, "postgres"));
  const { host } = locateEmbeddedPostgres(place).connection;
  mkdirSync(host);
  chownSync(host, 4321, 4321);
  try {
    await expect(start(place)).rejects.toThrow(`The socket directory ${host} belongs to someone else`);
    expect(existsSync(host)).toBe(true);
  } finally {
    rmdirSync(host);
  }
});
