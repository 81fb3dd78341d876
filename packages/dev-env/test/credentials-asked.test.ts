import { randomBytes, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { type AccountDirectory, createAccountDirectory } from "@jieru/realtime/accounts/account-directory";
import { CredentialsWatch } from "@jieru/realtime/accounts/connection/credentials-watch";
import { sealSecret } from "@jieru/realtime/accounts/secrets";
import { createLogger } from "@jieru/realtime/base/logger";
import { closePool, openPool } from "@jieru/realtime/database/connect";
import { type ChangeListener, openChangeListener } from "@jieru/realtime/feed/change-listener";
import { createLanes } from "@jieru/realtime/lane/lane";
import type { AccountId } from "@jieru/shared/domain/ids";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import type { WechatClient } from "@jieru/wechat/client";
import { WechatRefused } from "@jieru/wechat/errors";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemoSimulator } from "../src/dev-env.ts";
import { serverConfig } from "../src/server-config.ts";
import { createTestDatabase } from "./test-database.ts";
import { deadline, host, makeDataDir } from "./test-server.ts";

const clock = createMovableClock();
const secretKey = randomBytes(32);
const accounts = 11;
const round = 31_000;
const refused = { why: "secret", errcode: 40013, address: null, since: 1 };
const servers: { watch: CredentialsWatch; changes: ChangeListener; directory: AccountDirectory }[] = [];
let db: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: ReturnType<typeof openPool>;
let simulator: Simulator;
let dataDir: string;
let [requestCount, underWay, mostUnderWay] = [0, 0, 0];

const counted: typeof fetch = async (...request) => {
  requestCount++;
  mostUnderWay = Math.max(mostUnderWay, ++underWay);
  return fetch(...request).finally(() => underWay--);
};

async function openServer(): Promise<void> {
  const config = {
    ...serverConfig({ host, port: 0, dataDir, simulatorUrl: simulator.url, logLevel: "silent" }),
  };
  const log = createLogger(config);
  const changes = await openChangeListener({ connectionString: db.databaseUrl }, log);
  const lanes = createLanes({ pool, clock, newId: randomUUID });
  const directory = createAccountDirectory(pool, secretKey);
  const isAsker = () => changes.isFirst("ask about credentials");
  const watch = new CredentialsWatch({ pool, config, clock, fetch: counted, log, lanes, directory, isAsker });
  servers.push({ watch, changes, directory });
}

async function refuseAccounts(): Promise<void> {
  for (let n = 0; n < accounts; n++) {
    const appId = `wx-nobody-knows-${n}`;
    const secrets = { appSecret: "secret", token: "token", encodingAesKey: null, previousAesKey: null };
    await pool.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
              grace_ms, credentials_refused)
       values ($1, $1, 'gh_1', 'shop', $2, 'plain', 'json', 'guide', 1800000, 180000, $3)`,
      [appId, sealSecret(secretKey, JSON.stringify(secrets), appId), refused],
    );
  }
}

/** All servers check at the same time, when the interval has passed. */
async function look(): Promise<{ requestCount: number; mostUnderWay: number }> {
  [requestCount, mostUnderWay] = [0, 0];
  clock.advance(round);
  await Promise.all(servers.map(({ watch }) => watch.look()));
  return { requestCount, mostUnderWay };
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
  for (const { watch, changes } of servers) await Promise.all([watch.stop(), changes.stop()]);
  await simulator.stop();
  await closePool(pool);
  await db.drop();
  await rm(dataDir, { recursive: true });
});

it("[MA11] one of two servers asks about refused accounts, each once and at most four at a time", async () => {
  for (let rounds = 0; rounds < 3; rounds++) {
    const found = await look();
    expect(found.requestCount).toBe(accounts);
    expect(found.mostUnderWay).toBeLessThanOrEqual(4);
  }
});

it("[MA11] a skipped typing call proves nothing about credentials; an accepted one clears the refusal", async () => {
  const { watch, directory } = servers[0] as (typeof servers)[0];
  const id = "wx-nobody-knows-0" as AccountId;
  const became = async (why: string) => {
    await pool.query(`update accounts set credentials_refused = $2 where id = $1`, [id, { ...refused, why }]);
    directory.forget(id);
  };
  await became("token");
  const account = await directory.getById(id);
  const typing = async (outcome: "asked" | "not_asked") => {
    const client = { typing: async () => outcome } as unknown as WechatClient;
    await watch.listenTo(client, account).typing("o", true);
    await watch.ask("wx-nobody-knows-1" as AccountId); // wait until the result is stored
    const { rows } = await pool.query(`select type from events where account_id = $1`, [account.id]);
    return rows.map(({ type }) => type);
  };
  expect(await typing("not_asked")).toEqual([]);
  expect(await typing("asked")).toEqual(["credentials_accepted"]);
  await became(refused.why);
});

it("[MA11] the server does not ask about refusals that a token call cannot clear; an accepted call clears them", async () => {
  const { watch, directory } = servers[0] as (typeof servers)[0];
  const id = "wx-nobody-knows-2" as AccountId;
  const became = async (why: string) => {
    await pool.query(`update accounts set credentials_refused = $2 where id = $1`, [id, { ...refused, why }]);
    directory.forget(id);
  };
  const toldAfter = async (call: (client: WechatClient) => Promise<unknown>) => {
    const answering = async () => "asked";
    const client = {
      send: answering,
      typing: answering,
      downloadMedia: answering,
    } as unknown as WechatClient;
    await call(watch.listenTo(client, await directory.getById(id)));
    await watch.ask("wx-nobody-knows-1" as AccountId); // wait until the result is stored
    const { rows } = await pool.query(`select type from events where account_id = $1`, [id]);
    return rows.map(({ type }) => type);
  };
  await became("token");
  expect((await look()).requestCount).toBe(accounts - 1);
  expect(await toldAfter((client) => client.typing("o", true))).toEqual(["credentials_accepted"]);
  await pool.query(`delete from events where account_id = $1`, [id]);
  for (const why of ["restricted", "not_granted", "quota"]) {
    await pool.query(`delete from events where account_id = $1`, [id]);
    await became(why);
    expect((await look()).requestCount).toBe(accounts - 1);
    expect(await toldAfter((client) => client.typing("o", true))).toEqual([]);
    expect(await toldAfter((client) => client.downloadMedia("image"))).toEqual([]);
    expect(await toldAfter((client) => client.send("o", { type: "text", text: "hi" } as never))).toEqual([
      "credentials_accepted",
    ]);
  }
  await became("secret");
});

it("[MA11] a used-up quota is reported for replies, not for typing, images or checks", async () => {
  const { watch, directory } = servers[0] as (typeof servers)[0];
  const id = "wx-nobody-knows-3" as AccountId;
  await pool.query(`update accounts set credentials_refused = null where id = $1`, [id]);
  directory.forget(id);
  const refusing = () =>
    Promise.reject(new WechatRefused({ errcode: 45009, errmsg: "reach max api daily quota limit" }));
  const client = { send: refusing, typing: refusing, uploadImage: refusing } as unknown as WechatClient;
  const toldAfter = async (call: (client: WechatClient) => Promise<unknown>) => {
    await expect(call(watch.listenTo(client, await directory.getById(id)))).rejects.toThrow("45009");
    await watch.ask("wx-nobody-knows-1" as AccountId); // wait until the result is stored
    const { rows } = await pool.query(`select type from events where account_id = $1`, [id]);
    return rows.map(({ type }) => type);
  };
  expect(await toldAfter((its) => its.typing("o", true))).toEqual([]);
  expect(await toldAfter((its) => its.uploadImage({} as never))).toEqual([]);
  simulator.switches.set({ tokenRefusal: 45009 });
  expect(await watch.ask(id)).toMatchObject({ result: "refused", errcode: 45009 });
  simulator.switches.set({ tokenRefusal: null });
  expect(await toldAfter((its) => its.send("o", { type: "text", text: "hi" } as never))).toEqual([
    "credentials_refused",
  ]);
  await pool.query(`update accounts set credentials_refused = $2 where id = $1`, [id, refused]);
});

it("[MA11] the other server asks when the asking server is gone", async () => {
  for (const { watch, changes } of servers.splice(0, 1)) await Promise.all([watch.stop(), changes.stop()]);
  await expect.poll(async () => (await look()).requestCount, deadline).toBe(accounts);
});
