/** What somebody meets who starts a server where something is wrong: one sentence, the right exit code, and nothing left behind. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { AgentId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { createApp } from "../src/app.ts";
import { sentenceOf } from "../src/cannot-start.ts";
import { checkClock } from "../src/check-clock.ts";
import { readConfig } from "../src/config.ts";
import { type Clock, systemClock } from "../src/context.ts";
import { connectDatabase } from "../src/database/connect.ts";
import { canTraverse } from "../src/database/embedded/unprivileged-user.ts";
import { createLogger } from "../src/logger.ts";
import { newId } from "../src/new-id.ts";
import { newSecret } from "../src/sign-in/secret.ts";
import { insertWebSession } from "../src/sign-in/web-sessions.ts";
import { type RunningServer, startServer } from "../src/start.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const main = path.resolve(import.meta.dirname, "../src/main.ts");
const nobody = { uid: 65_534, gid: 65_534 };
/** Root may start it as somebody else, whom a checkout below /root keeps out. */
const asNobody =
  process.getuid?.() === 0 &&
  [main, process.execPath].every((file) => canTraverse(path.dirname(realpathSync(file)), nobody));
/** Only root may mount, and not in every container. */
const mayMount =
  process.getuid?.() === 0 && spawnSync("unshare", ["-m", "true"], { stdio: "ignore" }).status === 0;
const key = Buffer.alloc(32, 7).toString("base64");
let home: string;
let dataDir: string;
let database: TestDatabase;
const children: ChildProcess[] = [];

beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), "jieru-start-"));
  chmodSync(home, 0o711);
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  dataDir = mkdtempSync(path.join(home, "data-"));
  chmodSync(dataDir, 0o755);
});

afterEach(() => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
});

type Environment = Record<string, string>;
interface Serving {
  child: ChildProcess;
  said(): string;
  ended: Promise<{ code: number | null; said: string }>;
}

/** `pnpm serve`, in a process group of its own, as in a terminal. */
function serve(env: Environment, user?: typeof nobody): Serving {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: "1", ...given(), ...env },
    cwd: home,
    detached: true,
    ...user,
  });
  children.push(child);
  let said = "";
  const hear = (text: string) => {
    said += text;
  };
  child.stdout?.setEncoding("utf8").on("data", hear);
  child.stderr?.setEncoding("utf8").on("data", hear);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  return { child, said: () => said, ended };
}

const given = () => ({
  WECHAT_LOGIN_APPID: "wxlogin",
  WECHAT_LOGIN_SECRET: "s",
  DATA_DIR: dataDir,
  PORT: "0",
  LOG_LEVEL: "silent",
});

/** Here, which is quicker than in a process of its own. */
async function start(env: Environment = {}): Promise<RunningServer> {
  const config = readConfig({ ...given(), ...env });
  return startServer({ config, log: createLogger(config, { write: () => {} }) });
}

/** What a start here says that keeps it from starting; null would be a stack. */
async function refusal(env: Environment = {}): Promise<string | null> {
  const started = await start(env).catch(sentenceOf);
  if (typeof started === "string" || started === null) return started;
  await started.stop();
  throw new Error("it started");
}

/** The same of a process, by what it says and how it ends. */
async function refusalOfProcess(env: Environment = {}, user?: typeof nobody): Promise<string> {
  const { code, said } = await serve(env, user).ended;
  const lines = said.trim().split("\n");
  expect([code, lines.length, said]).toEqual([1, 1, said]);
  return lines[0] as string;
}

const external = (url: string): Environment => ({ DATABASE_URL: url, SECRET_KEY: key });
const ours = () => external(database.databaseUrl);
const leftBehind = () => readdirSync(path.join(dataDir, "postgres")).toSorted();

describe("where it listens", () => {
  it("[SU1] a port that is taken is named, and the links of the server that runs stay good", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const setUps = async () =>
      (await database.pool.query("select count(*)::int as n from set_up_links")).rows[0].n;
    expect(await refusalOfProcess({ ...ours(), PORT: String(port) })).toBe(
      `Port ${port} of 127.0.0.1 is in use: stop what uses it, or set PORT`,
    );
    other.close();
    expect(await setUps()).toBe(0);
  });

  it("[SU1] an address that is not this machine's is named", async () => {
    expect(await refusal({ ...ours(), HOST: "192.0.2.1" })).toMatch(/^HOST: .*192\.0\.2\.1/);
    expect(await refusal({ ...ours(), HOST: "nobody.invalid" })).toMatch(/^HOST: .*nobody\.invalid/);
  });
});

describe("the data directory", () => {
  it("[SU1] of another version is named with both", async () => {
    mkdirSync(path.join(dataDir, "postgres/data"), { recursive: true });
    writeFileSync(path.join(dataDir, "postgres/data/PG_VERSION"), "17\n");
    expect(await refusal()).toMatch(/was made by PostgreSQL 17, this release runs 18$/);
  });

  it("[SU1] that holds something else is not touched", async () => {
    mkdirSync(path.join(dataDir, "postgres/data"), { recursive: true });
    writeFileSync(path.join(dataDir, "postgres/data/letters.txt"), "mine");
    expect(await refusal()).toMatch(/postgres\/data is not empty and no cluster of PostgreSQL/);
    expect(readFileSync(path.join(dataDir, "postgres/data/letters.txt"), "utf8")).toBe("mine");
    expect(leftBehind()).toEqual(["data", "owner.lock", "owner.pid"]);
  });

  it("[SU1] that is a file, or cannot be written, is named", async () => {
    const file = path.join(dataDir, "file");
    writeFileSync(file, "");
    expect(await refusal({ DATA_DIR: file })).toContain(file);
    if (asNobody)
      expect(await refusalOfProcess({}, nobody)).toMatch(new RegExp(`permission denied.*${dataDir}`));
  });

  it.runIf(asNobody)(
    "[SU1] in which no image could be kept is named, with an external database too",
    async () => {
      expect(await refusalOfProcess(ours(), nobody)).toBe(
        `DATA_DIR: EACCES: permission denied, access '${dataDir}'`,
      );
      mkdirSync(path.join(dataDir, "media"));
      chownSync(dataDir, nobody.uid, nobody.gid);
      expect(await refusalOfProcess(ours(), nobody)).toBe(
        `DATA_DIR: EACCES: permission denied, access '${path.join(dataDir, "media")}'`,
      );
    },
  );

  it.runIf(asNobody)("[SU1] of another user is named with both", async () => {
    mkdirSync(path.join(dataDir, "postgres/data"), { recursive: true });
    chownSync(path.join(dataDir, "postgres/data"), 4321, 4321);
    expect(await refusalOfProcess({}, nobody)).toMatch(/belongs to uid 4321, this process runs as 65534$/);
  });

  it.runIf(mayMount)("[SU1] that is full is said, and tidied up", async () => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=20m,mode=755", "tmpfs", dataDir]);
    try {
      expect(await refusal()).toMatch(/No space left on device/i);
      expect(leftBehind()).toEqual(["owner.lock", "owner.pid"]);
    } finally {
      execFileSync("umount", [dataDir]);
    }
  });

  it("[SU1] whose cluster is damaged says what PostgreSQL says", async () => {
    await (await start()).stop();
    rmSync(path.join(dataDir, "postgres/data/global/pg_control"));
    expect(await refusal()).toMatch(/^PostgreSQL did not start: .*pg_control/);
    expect(leftBehind()).toEqual(["data", "owner.lock", "owner.pid"]);
  });
});

describe("pnpm backup", () => {
  const backup = (...args: string[]) => {
    const program = path.resolve(import.meta.dirname, "../src/backup/main.ts");
    const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: "1", DATA_DIR: dataDir };
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { env, encoding: "utf8" });
    expect([status, stderr.includes("    at ")]).toEqual([1, false]);
    return stderr;
  };

  it("[SU1] says how it is called where that is not known", () => {
    expect(backup("backup", "--with-keys", path.join(home, "backup"))).toMatch(/^pnpm backup DIR/);
  });

  it.runIf(mayMount)("[SU1] says that the disk is full", async () => {
    await (await start()).stop();
    const full = mkdtempSync(path.join(home, "full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", full]);
    try {
      expect(backup("backup", path.join(full, "backup"))).toMatch(/^ENOSPC: no space left on device/);
      expect(readdirSync(full)).toEqual([]);
    } finally {
      execFileSync("umount", [full]);
    }
  });
});

describe("the external database", () => {
  const at = (user: string, name: string) => {
    const { host, port } = inject("database");
    return external(`postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`);
  };

  it("[SU1] that is not there, or not PostgreSQL, is told apart from one that lets nobody in", async () => {
    const silent = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const reached = /^The database at DATABASE_URL cannot be reached: /;
    expect(await refusal(external("postgres://me:secret@127.0.0.1:1/jieru"))).toMatch(reached);
    expect(await refusal(external("postgres://me:secret@nobody.invalid/jieru"))).toMatch(reached);
    expect(await refusal(external(`postgres://me:secret@127.0.0.1:${port}/jieru`))).toMatch(reached);
    silent.close();
    expect(await refusal(at("jieru", "none"))).toBe('The database says: database "none" does not exist');
    expect(await refusal(at("nobody", "postgres"))).toBe('The database says: role "nobody" does not exist');
  });

  it("[SU1] whose URL cannot be read is a fault of the environment, which is told without its password", async () => {
    const said = await refusal(external("postgres://me:sec%ret@127.0.0.1:99999/jieru"));
    expect(said).toContain("DATABASE_URL: cannot be read");
    expect(said).not.toContain("ret@");
  });

  it("[SU1] in which the role may make nothing is said", async () => {
    const server = new pg.Client({ ...inject("database") });
    await server.connect();
    await server.query("create role weak login");
    await server.query("create database bare");
    try {
      expect(await refusal(at("weak", "bare"))).toBe(
        "The database says: permission denied for schema public",
      );
    } finally {
      await server.query("drop database bare with (force)");
      await server.query("drop role weak");
      await server.end();
    }
  });

  it("[SU1] from which a later release took something away is refused in one line", async () => {
    await database.pool.query("insert into schema_migrations (name, contract) values ('999.sql', true)");
    expect(await refusal(ours())).toContain("A newer release took away what this one needs (999.sql)");
    await database.pool.query("delete from schema_migrations where name = '999.sql'");
  });
});

describe("the key", () => {
  it.each(["", "c2hvcnQ="])("[SU3] %j is none: nothing starts, and it stays as it is", async (text) => {
    const file = path.join(dataDir, "secret-key");
    writeFileSync(file, text);
    expect(await refusal()).toMatch(/secret-key holds no key/);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("[SU3] is made whole, for its owner alone, beside nothing", async () => {
    await (await start()).stop();
    expect(Buffer.from(readFileSync(path.join(dataDir, "secret-key"), "utf8"), "base64")).toHaveLength(32);
    expect(statSync(path.join(dataDir, "secret-key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).toSorted()).toEqual(["postgres", "secret-key"]);
  });
});

it("[SU1] what a database says of who comes, of its state or of its means, and what a disk says, is one sentence; anything else keeps its stack", () => {
  const said = (facts: object) => sentenceOf(Object.assign(new Error("no"), facts));
  const severity = "FATAL";
  for (const code of ["28P01", "3D000", "42501", "25006", "57P03", "53300", "58P01"])
    expect([code, said({ code, severity })]).toEqual([code, "The database says: no"]);
  for (const code of ["ENOSPC", "EDQUOT", "EROFS"]) expect([code, said({ code })]).toEqual([code, "no"]);
  for (const code of ["EACCES", "EPERM", "ENOTDIR", "EISDIR"])
    expect([code, said({ code, path: "/data" }), said({ code })]).toEqual([code, "no", null]);
  for (const facts of [{ code: "42P01", severity }, { code: "23505", severity }, { code: "ECONNRESET" }, {}])
    expect(said(facts)).toBe(null);
});

describe("a step that fails when others have begun", () => {
  /** Connections of what works beside the pools. */
  const goOn = async () =>
    (
      await database.pool.query(
        `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and application_name in ('jieru-listen', 'jieru-jobs')`,
      )
    ).rows[0].n;
  const steps = [
    { step: "the last one", table: "push_door", env: {} },
    { step: "one in the middle", table: null, env: { wechatOpenUrl: "nowhere" } },
  ];

  it.each(steps)("[SU1] $step: nothing goes on that had begun", async ({ table, env }) => {
    const redis = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
    await once(redis, "listening");
    const { port } = redis.address() as AddressInfo;
    const begun = new Set<unknown>();
    const set = globalThis.setInterval;
    vi.spyOn(globalThis, "setInterval").mockImplementation(((...given: Parameters<typeof set>) => {
      const timer = set(...given);
      begun.add(timer);
      return timer;
    }) as typeof set);
    const clear = globalThis.clearInterval;
    vi.spyOn(globalThis, "clearInterval").mockImplementation((timer) => {
      begun.delete(timer);
      clear(timer);
    });
    const config = {
      ...readConfig({ ...given(), ...ours(), REDIS_URL: `redis://127.0.0.1:${port}` }),
      ...env,
    };
    const log = createLogger(config, { write: () => {} });
    const connected = await connectDatabase({ ...config, log: () => {} });
    if (table) await database.pool.query(`alter table ${table} rename to hidden`);
    try {
      const context = { ...connected, config, clock: systemClock, newId, log, nodeId: "n", fetch };
      await expect(createApp(context)).rejects.toThrow(/push_door|Invalid URL/);
      expect(begun.size).toBe(0);
      await expect.poll(goOn).toBe(0);
      await expect.poll(() => promisify(redis.getConnections).call(redis)).toBe(0);
    } finally {
      vi.restoreAllMocks();
      if (table) await database.pool.query(`alter table hidden rename to ${table}`);
      await connected.stop();
      redis.close();
    }
  });
});

describe("what its accounts file says", () => {
  const entry = {
    appId: "wx0123456789abcdef",
    originalId: "gh_1",
    name: "半山茶器",
    appSecret: "0123456789abcdef",
    token: "abc123",
    mode: "plain",
    format: "json",
  };
  let own: TestDatabase;
  beforeEach(async () => {
    own = await createTestDatabase();
  });
  afterEach(() => own.drop());
  const saying = (...entries: object[]): Environment => {
    const file = path.join(dataDir, "accounts.json");
    writeFileSync(file, JSON.stringify(entries));
    return { ...external(own.databaseUrl), ACCOUNTS_FILE: file };
  };
  const accounts = async () =>
    (await own.pool.query("select app_id, name, from_file from accounts order by app_id")).rows;

  it("[SU2] stays unsaid where its port is taken", async () => {
    await (await start(saying(entry))).stop();
    const before = await accounts();
    expect(before).toEqual([{ app_id: entry.appId, name: entry.name, from_file: true }]);
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const another = { ...entry, appId: "wxanother000000000" };
    for (const said of [[{ ...entry, name: "山南书屋" }, another], [another]])
      expect(await refusal({ ...saying(...said), PORT: String(port) })).toContain("is in use");
    other.close();
    expect(await accounts()).toEqual(before);
  });

  it("[SU2] is in force before it is ready and serves anybody", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await once(free, "listening");
    const { port } = free.address() as AddressInfo;
    free.close();
    const answerOf = async (address: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${address}`).catch(() => null);
      return (
        answer && {
          status: answer.status,
          again: answer.headers.get("retry-after"),
          text: await answer.text(),
        }
      );
    };
    const inTheWay = await own.pool.connect();
    await inTheWay.query("begin");
    await inTheWay.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms)
       values ('a', $1, 'gh', 'n', '', 'plain', 'json', 'guide', 1, 1)`,
      [entry.appId],
    );
    const env = { ...saying(entry), PORT: String(port) };
    const starting = start(env);
    const config = readConfig({ ...given(), ...env });
    await expect.poll(() => answerOf("/livez"), { timeout: 10_000 }).toMatchObject({ status: 200 });
    const ready = await answerOf("/readyz");
    expect([ready?.status, JSON.parse(ready?.text ?? "")]).toEqual([
      503,
      expect.objectContaining({ ready: false, draining: false, database: "ok" }),
    ]);
    for (const address of [`/wechat/${entry.appId}?echostr=1`, "/api/me", "/nowhere"])
      expect([address, await answerOf(address)]).toEqual([
        address,
        { status: 503, again: "1", text: '{"refusal":"server_busy"}' },
      ]);
    await own.pool.query("insert into agents (id, wechat_id, name, created_at) values ('a', 'a', 'a', 0)");
    const token = newSecret();
    const id = "w";
    await insertWebSession(own.pool, { id, token, agentId: "a" as AgentId, now: Date.now() });
    const headers = { cookie: `jieru_session=${token}`, origin: config.publicUrl };
    const doorOf = async (transport: "websocket" | "polling") => {
      const options = { transports: [transport], extraHeaders: headers, reconnection: false, forceNew: true };
      const socket = io(`http://127.0.0.1:${port}`, options);
      try {
        return await new Promise<string>((resolve) => {
          socket.once("connect", () => resolve("let in"));
          socket.once("connect_error", ({ message }) => resolve(message));
        });
      } finally {
        socket.disconnect();
      }
    };
    expect([await doorOf("websocket"), await doorOf("polling")]).toEqual(["server_busy", "server_busy"]);
    await inTheWay.query("rollback");
    inTheWay.release();
    const server = await starting;
    expect(await answerOf("/readyz")).toMatchObject({ status: 200 });
    expect([await doorOf("websocket"), await doorOf("polling")]).toEqual(["let in", "let in"]);
    expect((await answerOf("/api/me"))?.status).toBe(401);
    expect(await accounts()).toEqual([{ app_id: entry.appId, name: entry.name, from_file: true }]);
    await server.stop();
  });
});

describe("told to stop while it starts", () => {
  /** Ctrl-C reaches everything of the terminal, a supervisor's signal only the server. */
  const ways = [
    { way: "Ctrl-C", send: (child: ChildProcess) => void process.kill(-(child.pid as number), "SIGINT") },
    { way: "SIGTERM", send: (child: ChildProcess) => void child.kill("SIGTERM") },
  ];
  /** What is there as soon as a start has come so far. */
  const steps = [
    { step: "its cluster", sign: "postgres/data.draft" },
    { step: "PostgreSQL", sign: "postgres/socket" },
  ];
  const each = ways.flatMap((way) => steps.map((step) => ({ ...way, ...step })));

  it.each(each)(
    "[SU2] by $way while it makes $step: it says so, and the next one starts",
    async ({ sign, send }) => {
      const serving = serve({});
      await expect
        .poll(() => existsSync(path.join(dataDir, sign)), { timeout: 20_000, interval: 1 })
        .toBe(true);
      send(serving.child);
      expect(await serving.ended).toEqual({ code: 0, said: "Stopped before it had started.\n" });
      expect(leftBehind().filter((name) => !["data", "owner.lock", "owner.pid"].includes(name))).toEqual([]);
      await (await start()).stop();
    },
  );

  it("[SU2] it does not wait for another server's migration", async () => {
    const other = await database.pool.connect();
    await other.query("select pg_advisory_lock(54378)");
    const serving = serve(ours());
    const asks =
      "select count(*)::int as n from pg_stat_activity where application_name = 'jieru' and pid <> pg_backend_pid() and datname = current_database() and query like '%pg_try_advisory_lock%'";
    await expect
      .poll(async () => (await other.query(asks)).rows[0].n, { timeout: 20_000 })
      .toBeGreaterThan(0);
    serving.child.kill("SIGTERM");
    expect(await serving.ended).toEqual({ code: 0, said: "Stopped before it had started.\n" });
    other.release(true);
  });
});

describe("a clock that is wrong", () => {
  /** The warnings of a check by a clock that is off by so much. */
  async function warnings(clock: Clock, databaseUrl?: string): Promise<object[]> {
    const said: object[] = [];
    const log = createLogger({ logLevel: "warn" }, { write: (line) => said.push(JSON.parse(line)) });
    const config = readConfig({
      WECHAT_LOGIN_APPID: "a",
      WECHAT_LOGIN_SECRET: "s",
      SECRET_KEY: key,
      DATABASE_URL: databaseUrl,
    });
    await checkClock({ pool: database.pool, clock, config, log });
    return said;
  }

  it("[SU4] is said by how much it is behind what was recorded, and off the external database's", async () => {
    const now = Date.now();
    await database.pool.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms, head_seq)
       select id, 'wx' || id, 'gh' || id, 'n', '', 'plain', 'json', 'guide', 1, 1, 2 from unnest('{a,b,c}'::text[]) id`,
    );
    // What was recorded last is the newest fact of whichever account has had one at all.
    await database.pool.query(
      `insert into events (account_id, seq, type, at, payload)
       values ('a', 1, 't', 1, '{}'), ('a', 2, 't', $1, '{}'), ('b', 1, 't', 2, '{}')`,
      [now],
    );
    expect(await warnings({ now: () => now })).toEqual([]);
    expect(await warnings({ now: () => now - 1_000 })).toEqual([]);
    expect(await warnings({ now: () => now - 1_001 })).toEqual([
      expect.objectContaining({ behindMs: 1_001 }),
    ]);
    expect(await warnings(systemClock, database.databaseUrl)).toEqual([]);
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    const [warning, ...more] = (await warnings(systemClock, database.databaseUrl)) as { offMs: number }[];
    vi.restoreAllMocks();
    expect(more).toEqual([]);
    expect(warning?.offMs).toBeGreaterThan(89_000);
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() - 90_000);
    const late = (await warnings(systemClock, database.databaseUrl)) as { offMs: number }[];
    vi.restoreAllMocks();
    expect(late).toEqual([
      expect.objectContaining({ behindMs: expect.any(Number) }),
      expect.objectContaining({ offMs: expect.any(Number) }),
    ]);
    expect(late[1]?.offMs).toBeLessThan(-89_000);
    const off = async (byMs: number) => {
      vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + byMs);
      const said = await warnings(systemClock, database.databaseUrl);
      vi.restoreAllMocks();
      return said.length;
    };
    expect([await off(400), await off(1_600)]).toEqual([0, 1]);
    // The embedded one goes by this clock.
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    expect(await warnings(systemClock)).toEqual([]);
    vi.restoreAllMocks();
    // One that is moved on purpose, as a demo's, is compared with no database's.
    expect(await warnings({ now: () => now + 90_000 }, database.databaseUrl)).toEqual([]);
  });

  it("[SU4] is looked at by every start", async () => {
    const said: object[] = [];
    const config = readConfig({ ...given(), ...ours(), LOG_LEVEL: "warn" });
    const log = createLogger(config, { write: (line) => said.push(JSON.parse(line)) });
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    const server = await startServer({ config, log }).finally(() => vi.restoreAllMocks());
    await server.stop();
    expect(said).toEqual(expect.arrayContaining([expect.objectContaining({ offMs: expect.any(Number) })]));
  });
});
