/** Tests the server as an operator runs it: stopped during work, with uncaught errors and a blocked log. */
import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Message } from "@jieru/shared/domain/message";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { demoLogin } from "../../src/demo.ts";
import { pushTo, startDemoSimulator } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import { startServerProcess } from "../../src/server-handle.ts";
import { type Console, openConsole, request } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { createTestDatabase } from "../test-database.ts";
import { appId, deadline, host, lin, makeDataDir } from "../test-server.ts";

const faultsOnDemand = path.join(import.meta.dirname, "faults-on-demand.ts");
const main = path.resolve(import.meta.dirname, "../../../../apps/realtime/src/main.ts");
let simulator: Simulator;
let dataDir: string;
let accountId: string;
let env: NodeJS.ProcessEnv;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: pg.Client;
let url: string;

beforeAll(async () => {
  dataDir = await makeDataDir();
  const clock = createMovableClock();
  database = await createTestDatabase();
  simulator = await startDemoSimulator({ dataDir, clock });
  const port = await freePort();
  const { databaseUrl } = database;
  const place = {
    host,
    port,
    dataDir,
    databaseUrl,
    simulatorUrl: simulator.url,
    logLevel: "silent",
  } as const;
  const first = await startServerProcess(place, clock);
  accountId = first.accountId as string;
  ({ url } = first);
  await first.stop();
  pushTo(simulator, url);
  db = new pg.Client(databaseUrl);
  await db.connect();
  env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    PORT: `${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    SECRET_KEY: (await readFile(path.join(dataDir, "secret-key"), "utf8")).trim(),
    WECHAT_API_URL: simulator.url,
    WECHAT_OPEN_URL: simulator.url,
    WECHAT_LOGIN_APPID: demoLogin.appId,
    WECHAT_LOGIN_SECRET: demoLogin.secret,
    LOG_LEVEL: "warn",
  };
});
afterAll(async () => {
  await db.end();
  await simulator.stop();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** `isHeard` makes the log readable and allows messages to the process. */
async function serve(
  more: Record<string, string> = {},
  isHeard = false,
): Promise<{
  child: ChildProcess;
  ended: Promise<number | null>;
}> {
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...more },
    stdio: isHeard ? ["ignore", "pipe", "inherit", "ipc"] : ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit");
  onTestFinished(() => void child.kill("SIGKILL")); // also after a failed test
  await expect
    .poll(async () => (await request(`${url}/readyz`, "GET").catch(() => null))?.status, deadline)
    .toBe(200);
  const ended = exited.then(([code]) => code as number | null);
  return { child, ended };
}

async function served(agent: Console): Promise<string> {
  const openid = `o9Ag05drain-${Math.random().toString(36).slice(2)}`;
  await simulator.pushText(appId, openid, "在吗");
  const { rows } = await db.query<{ id: string }>(
    `select s.id from sessions s join conversations c on c.id = s.conversation_id where c.openid = $1`,
    [openid],
  );
  const id = rows[0]?.id as string;
  expect((await agent.post(`/api/sessions/${id}/pick-up`)).status).toBe(200);
  return id;
}
const stateOf = async ({ id }: Message) =>
  (await db.query<{ state: string }>(`select delivery->>'state' as state from messages where id = $1`, [id]))
    .rows[0]?.state;

/** Returns whether the lane has written a push and not committed it. */
const hasPushUnderWay = async () => {
  const at = `select from pg_locks l join pg_stat_activity a using (pid)
                where l.relation = 'pushes'::regclass and l.mode = 'RowExclusiveLock'
                and a.application_name = 'jieru-lane' and a.state = 'idle in transaction'`;
  return (await db.query(at)).rows.length > 0;
};

describe("[DE11] a stop signal", () => {
  it("[DE11] [OB2] [FD7] a stop keeps the push, leaves the reply unconfirmed, informs consoles and exits 0", {
    tags: ["slow"],
  }, async () => {
    // The server pauses at its second push, so the signal arrives during that push.
    const { child, ended } = await serve({ FAILPOINT: "push.after_insert:after=1:stop:once" });
    const agent = await openConsole(url, lin.unionid);
    const sessionId = await served(agent);
    const feed: Feed = await openFeed(url, { cookie: agent.cookie, origin: url });
    await feed.ask("subscribe", { accountId, afterSeq: 0 });
    const announcement = once(feed.socket as never, "restarting");
    simulator.switches.set({ nextSend: "hang_undelivered" });
    const hanging = await agent.reply(sessionId, "会挂住的一句");
    await expect.poll(() => stateOf(hanging), deadline).toBe("sending");
    const push = simulator.pushText(appId, "o9Ag05drain-push", "正在停的时候说的");
    await expect.poll(hasPushUnderWay, deadline).toBe(true);
    child.kill("SIGTERM");
    // The push may be visible before the server pauses, so SIGCONT is repeated.
    const waking = setInterval(() => child.kill("SIGCONT"), 20);
    onTestFinished(() => clearInterval(waking));
    const [{ comeBackInMs }] = (await announcement) as [{ comeBackInMs: number }];
    expect(comeBackInMs).toBeGreaterThan(0);
    expect((await push).deliveries[0]?.status).toBe(200);
    expect(await ended).toBe(0); // the exit code would be 1 after the time limit
    expect(await stateOf(hanging)).toBe("unconfirmed");
    feed.close();
  });

  it("[DE11] a second signal ends the server at once with exit code 1", { tags: ["slow"] }, async () => {
    const { child, ended } = await serve();
    const agent = await openConsole(url, lin.unionid);
    simulator.switches.set({ nextSend: "hang_undelivered" });
    const hanging = await agent.reply(await served(agent), "又挂住的一句");
    await expect.poll(() => stateOf(hanging), deadline).toBe("sending");
    child.kill("SIGTERM");
    await expect.poll(() => request(`${url}/livez`, "GET").catch(() => null), deadline).toBe(null);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
  });
});

describe("[DE10] unexpected errors and blocked logs", () => {
  const start = async (output: "pipe" | number = "pipe") => {
    const script = path.join(import.meta.dirname, "logging-process.ts");
    const child = fork(script, { stdio: ["ignore", output, "pipe", "ipc"], execArgv: [] });
    await once(child, "message");
    return child;
  };
  const isAlive = async (child: ChildProcess) => {
    child.send("ping");
    expect(await once(child, "message")).toContain("pong");
  };

  it("[DE10] [F42] an unhandled rejection is logged; an uncaught error exits with code 1", {
    tags: ["slow"],
  }, async () => {
    const { child, ended } = await serve({ NODE_OPTIONS: `--import=${faultsOnDemand}` }, true);
    let log = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    child.send("reject");
    await expect.poll(() => log, deadline).toContain("nobody waits for me");
    expect((await request(`${url}/livez`, "GET")).status).toBe(200);
    child.send("throw");
    expect(await ended).toBe(1);
    expect(log).toContain("nobody catches me");
  });

  it("[DE10] [F43] an unread log blocks nothing and later reports the lost lines", async () => {
    const child = await start();
    child.send("flood"); // 20 MB that nobody reads
    await isAlive(child);
    let log = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    await expect.poll(() => log.length, deadline).toBeGreaterThan(4_000_000);
    child.send("line");
    await expect.poll(() => log, deadline).toContain("log lines were lost");
    child.kill();
  });

  it("[DE10] [F43] a log on a full disk blocks nothing and counts the lost lines", async () => {
    const full = openSync("/dev/full", "w"); // every write fails with "No space left on device"
    const child = await start(full);
    closeSync(full);
    for (let n = 0; n < 3; n++) {
      child.send("line");
      await isAlive(child);
    }
    child.send("lost");
    expect((await once(child, "message"))[0]).toBeGreaterThan(0);
    child.kill();
  });

  it("[DE10] [F43] a log continues when a full disk has space again", async () => {
    const file = path.join(dataDir, "log");
    const log = openSync(file, "a");
    const child = await start(log);
    closeSync(log);
    const room = (bytes: string) => execFileSync("prlimit", ["--pid", `${child.pid}`, `--fsize=${bytes}:`]);
    const line = async () => {
      child.send("line");
      await isAlive(child);
      return (await readFile(file, "utf8")).split("\n").length - 1;
    };
    expect(await line()).toBe(1);
    room("0");
    for (let n = 0; n < 3; n++) expect(await line()).toBe(1);
    room("unlimited");
    expect(await line()).toBe(2);
    child.send("lost");
    expect((await once(child, "message"))[0]).toBe(3);
    child.kill();
  });
});
