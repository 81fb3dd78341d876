/** Servers that share a database, some accounts WeChat refuses, and how often it is asked about them. */
import { randomBytes, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { createAccountDirectory } from "@jieru/realtime/accounts/account-directory";
import { CredentialsWatch } from "@jieru/realtime/accounts/credentials-watch";
import { sealSecret } from "@jieru/realtime/accounts/secrets";
import { closePool, openPool } from "@jieru/realtime/database/connect";
import { type Bell, openBell } from "@jieru/realtime/feed/bell";
import { createLanes } from "@jieru/realtime/lane/lane";
import { createLogger } from "@jieru/realtime/logger";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemoSimulator } from "../src/dev-env.ts";
import { serverConfig } from "../src/server-config.ts";
import { deadline, host, makeDataDir } from "./house.ts";
import { createTestDatabase } from "./test-database.ts";

const clock = createMovableClock();
const secretKey = randomBytes(32);
const accounts = 11;
const round = 31_000;
const servers: { watch: CredentialsWatch; bell: Bell }[] = [];
let db: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: ReturnType<typeof openPool>;
let simulator: Simulator;
let dataDir: string;
let [asked, underWay, mostUnderWay] = [0, 0, 0];

/** The way to WeChat, where somebody counts. */
const counted: typeof fetch = async (...request) => {
  asked++;
  mostUnderWay = Math.max(mostUnderWay, ++underWay);
  return fetch(...request).finally(() => underWay--);
};

async function openServer(): Promise<void> {
  const config = {
    ...serverConfig({ host, port: 0, dataDir, simulatorUrl: simulator.url, logLevel: "silent" }),
  };
  const log = createLogger(config);
  const bell = await openBell({ connectionString: db.databaseUrl }, log);
  const lanes = createLanes({ pool, clock, newId: randomUUID });
  const directory = createAccountDirectory(pool, secretKey);
  const isAsker = () => bell.isFirst("ask about credentials");
  const watch = new CredentialsWatch({ pool, config, clock, fetch: counted, log, lanes, directory, isAsker });
  servers.push({ watch, bell });
}

async function refuseAccounts(): Promise<void> {
  for (let n = 0; n < accounts; n++) {
    const appId = `wx-nobody-knows-${n}`;
    const secrets = { appSecret: "secret", token: "token", encodingAesKey: null, previousAesKey: null };
    await pool.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
              grace_ms, credentials_refused)
       values ($1, $1, 'gh_1', 'shop', $2, 'plain', 'json', 'guide', 1800000, 180000, $3)`,
      [
        appId,
        sealSecret(secretKey, JSON.stringify(secrets), appId),
        { why: "secret", errcode: 40013, address: null, since: 1 },
      ],
    );
  }
}

/** Both look at the same time, when it is time. */
async function look(): Promise<{ asked: number; mostUnderWay: number }> {
  [asked, mostUnderWay] = [0, 0];
  clock.advance(round);
  await Promise.all(servers.map(({ watch }) => watch.look()));
  return { asked, mostUnderWay };
}

beforeAll(async () => {
  dataDir = await makeDataDir();
  [db, simulator] = await Promise.all([createTestDatabase(), startDemoSimulator({ dataDir, clock })]);
  pool = openPool({ connectionString: db.databaseUrl }, () => undefined);
  await refuseAccounts();
  await openServer();
  await openServer();
});
afterAll(async () => {
  for (const { watch, bell } of servers) await Promise.all([watch.stop(), bell.stop()]);
  await simulator.stop();
  await closePool(pool);
  await db.drop();
  await rm(dataDir, { recursive: true });
});

it("[MA11] of two servers one asks about what is refused, for every account once and for few at a time", async () => {
  for (let rounds = 0; rounds < 3; rounds++) {
    const found = await look();
    expect(found.asked).toBe(accounts);
    expect(found.mostUnderWay).toBeLessThanOrEqual(4);
  }
});

it("[MA11] where the server that asks is gone, the other asks", async () => {
  for (const { watch, bell } of servers.splice(0, 1)) await Promise.all([watch.stop(), bell.stop()]);
  await expect.poll(async () => (await look()).asked, deadline).toBe(accounts);
});
