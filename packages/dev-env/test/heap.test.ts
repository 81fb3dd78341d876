/**
 * Tests a heap at its limit: V8 aborts the process in the middle of its work, without a shutdown.
 *
 * @module-tag slow
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createLogger } from "@jieru/realtime/base/logger";
import { startServer } from "@jieru/realtime/start";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { demoLogin } from "../src/demo.ts";
import { pushTo, startDemoSimulator } from "../src/dev-env.ts";
import { freePort } from "../src/free-port.ts";
import { type ServerPlace, serverConfig } from "../src/server-config.ts";
import { startServerProcess } from "../src/server-handle.ts";
import { openConsole, request } from "./console.ts";
import { createLoad, seededRandom } from "./load.ts";
import { deadline, host, lin, makeDataDir } from "./test-server.ts";

const main = path.resolve(import.meta.dirname, "../../../apps/realtime/src/main.ts");
const heapMb = 128;

/** On a signal, leaks 8 MB with each turn of the event loop. */
const leak = `
  const held = [];
  const leak = () => {
    held.push(new Array(1_000_000).fill(0));
    setImmediate(leak);
  };
  process.once("SIGUSR2", leak);
`;
const limited = [
  `--max-old-space-size=${heapMb}`,
  "--import",
  `data:text/javascript,${encodeURIComponent(leak)}`,
];

const clock = createMovableClock();
let dataDir: string;
let simulator: Simulator;
let place: ServerPlace;
let url: string;
let accountId: string;

beforeAll(async () => {
  dataDir = await makeDataDir();
  simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs: 2_000 });
  simulator.switches.set({ deliveries: 50, retrySpacingMs: 250 });
  place = { host, port: await freePort(), dataDir, simulatorUrl: simulator.url, logLevel: "silent" };
  const seeding = await startServerProcess(place, clock);
  url = seeding.url;
  accountId = seeding.accountId as string;
  await seeding.stop();
  pushTo(simulator, url);
});
afterAll(async () => {
  await simulator.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the server like an operator, with embedded PostgreSQL. */
async function serve() {
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    PORT: `${place.port}`,
    DATA_DIR: dataDir,
    WECHAT_API_URL: simulator.url,
    WECHAT_OPEN_URL: simulator.url,
    WECHAT_LOGIN_APPID: demoLogin.appId,
    WECHAT_LOGIN_SECRET: demoLogin.secret,
    LOG_LEVEL: "silent",
  };
  const child = spawn(process.execPath, [...limited, main], { env, stdio: ["ignore", "ignore", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL")); // also after a failed test
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const ready = () => request(`${url}/readyz`, "GET").catch(() => null);
  await expect.poll(async () => (await ready())?.status, deadline).toBe(200);
  return { child, output: () => output };
}

it("[F42] [P1] [P2] [P5] [P6] a server restarted after a full heap has all acknowledged data once", async () => {
  const { child, output } = await serve();
  const agents = [await openConsole(url, lin.unionid)];
  const load = createLoad({ simulator, agents, accountId, customers: 10, random: seededRandom() });
  onTestFinished(() => load.stop());
  await load.acknowledged(50);
  const ended = once(child, "close");
  child.kill("SIGUSR2");
  expect(await ended).toEqual([null, "SIGABRT"]);
  expect(output()).toContain("JavaScript heap out of memory");

  const config = serverConfig(place);
  const server = await startServer({ config, log: createLogger(config), clock });
  onTestFinished(() => server.stop());
  await load.acknowledged(50);
  await load.stop();
  const { pool } = server.context;
  const unsettled = async () => (await pool.query("select from outbox")).rowCount;
  await expect.poll(unsettled, { ...deadline, timeout: 30_000 }).toBe(0);
  const { rows } = await pool.query<{ text: string; direction: string; state: string | null }>(
    `select content->>'text' as text, direction, delivery->>'state' as state from messages where direction <> 'system'`,
  );
  const texts = rows.filter(({ direction }) => direction === "in").map(({ text }) => text);
  const acknowledged = simulator.ledger.listPushes().filter(({ outcome }) => outcome === "acknowledged");
  expect(acknowledged.filter(({ content }) => !texts.includes(content))).toEqual([]);
  expect(texts.length).toBe(new Set(texts).size);

  const delivered = simulator.ledger.listSends().flatMap((send) => (send.delivered ? [send.content] : []));
  expect(delivered.length).toBe(new Set(delivered).size);
  const states = new Map(rows.map(({ text, state }) => [text, state]));
  const untrue = [...states].filter(
    ([text, state]) =>
      (state === "sent" && !delivered.includes(text)) || (state === "failed" && delivered.includes(text)),
  );
  expect(untrue).toEqual([]);
  expect(delivered.filter((text) => !["sent", "unconfirmed"].includes(states.get(text) ?? ""))).toEqual([]);
});
