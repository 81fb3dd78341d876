import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import type { AgentId } from "@jieru/shared/domain/ids";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/base/config.ts";
import { createLogger } from "../../src/base/logger.ts";
import { newSecret } from "../../src/base/secret.ts";
import { insertWebSession } from "../../src/sign-in/web-sessions.ts";
import { startServer } from "../../src/start.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type Environment, external, Home } from "./home.ts";

let home: Home;
beforeAll(async () => {
  home = await Home.open();
});
afterAll(() => home.close());
beforeEach(() => home.makeDataDir());
afterEach(() => home.killAll());

describe("a start that fails halfway", () => {
  const goOn = async () =>
    (
      await home.database.pool.query(
        `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and application_name in ('jieru-listen', 'jieru-jobs')`,
      )
    ).rows[0].n;
  const steps = [
    { step: "the last one", table: "push_door", env: {} },
    { step: "one in the middle", table: null, env: { wechatOpenUrl: "nowhere" } },
  ];

  it.each(steps)("[SU1] $step: stops everything that had begun", async ({ table, env }) => {
    const pools = new Set<unknown>();
    const set = globalThis.setInterval;
    vi.spyOn(globalThis, "setInterval").mockImplementation(((...given: Parameters<typeof set>) => {
      const timer = set(...given);
      pools.add(timer);
      return timer;
    }) as typeof set);
    const clear = globalThis.clearInterval;
    vi.spyOn(globalThis, "clearInterval").mockImplementation((timer) => {
      pools.delete(timer);
      clear(timer);
    });
    const config = { ...readConfig({ ...home.given(), ...home.ours() }), ...env };
    const log = createLogger(config, { write: () => {} });
    if (table) await home.database.pool.query(`alter table ${table} rename to hidden`);
    try {
      await expect(startServer({ config, log })).rejects.toThrow(/push_door|Invalid URL/);
      expect(pools.size).toBe(0);
      await expect.poll(goOn).toBe(0);
    } finally {
      vi.restoreAllMocks();
      if (table) await home.database.pool.query(`alter table hidden rename to ${table}`);
    }
  });
});

it("[PU8] [SU2] a server that cannot listen does not update the ingest heartbeat", async () => {
  await (await home.start(home.ours())).stop();
  const heartbeat = async () =>
    (await home.database.pool.query("select open_at, real_at from push_door")).rows;
  const before = await heartbeat();
  expect(before).toHaveLength(1);
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  expect(await home.refusal({ ...home.ours(), PORT: String(port) })).toContain("is in use");
  other.close();
  expect(await heartbeat()).toEqual(before);
});

describe("the accounts file", () => {
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
    const file = path.join(home.dataDir, "accounts.json");
    writeFileSync(file, JSON.stringify(entries));
    return { ...external(own.databaseUrl), ACCOUNTS_FILE: file };
  };
  const accounts = async () =>
    (await own.pool.query("select app_id, name, from_file from accounts order by app_id")).rows;

  it("[SU2] is not applied if the port is taken", async () => {
    await (await home.start(saying(entry))).stop();
    const before = await accounts();
    expect(before).toEqual([{ app_id: entry.appId, name: entry.name, from_file: true }]);
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const another = { ...entry, appId: "wxanother000000000" };
    for (const entries of [[{ ...entry, name: "山南书屋" }, another], [another]])
      expect(await home.refusal({ ...saying(...entries), PORT: String(port) })).toContain("is in use");
    other.close();
    expect(await accounts()).toEqual(before);
  });

  it("[SU2] is applied before the server is ready", async () => {
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
    const starting = home.start(env);
    const config = readConfig({ ...home.given(), ...env });
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

describe("a stop during the start", { tags: ["slow"] }, () => {
  /** Ctrl-C signals the whole process group, a supervisor only the server. */
  const ways = [
    { way: "Ctrl-C", send: (child: ChildProcess) => void process.kill(-(child.pid as number), "SIGINT") },
    { way: "SIGTERM", send: (child: ChildProcess) => void child.kill("SIGTERM") },
  ];
  const steps = [
    { step: "its cluster", sign: "postgres/data.draft" },
    { step: "PostgreSQL", sign: "postgres/socket" },
  ];
  const each = ways.flatMap((way) => steps.map((step) => ({ ...way, ...step })));

  it.each(each)(
    "[SU2] by $way while making $step: is reported, and the next start succeeds",
    async ({ sign, send }) => {
      const serving = home.serve({});
      await expect
        .poll(() => existsSync(path.join(home.dataDir, sign)), { timeout: 20_000, interval: 1 })
        .toBe(true);
      send(serving.child);
      expect(await serving.ended).toEqual({ code: 0, said: "Stopped before it had started.\n" });
      expect(home.leftBehind().filter((name) => !["data", "owner.lock", "owner.pid"].includes(name))).toEqual(
        [],
      );
      await (await home.start()).stop();
    },
  );

  it("[SU2] does not wait for another server's migration", async () => {
    const other = await home.database.pool.connect();
    await other.query("select pg_advisory_lock(54378)");
    const serving = home.serve(home.ours());
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
