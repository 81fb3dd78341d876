/**
 * Tests webhooks with several servers, one of which dies.
 *
 * @module-tag slow
 */
import { rm } from "node:fs/promises";
import { secretKeyOf } from "@jieru/realtime/accounts/secret-key";
import { createMovableClock } from "@jieru/simulator/clock";
import { expect, it } from "vitest";
import { pushPath, startDemoSimulator } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import { serverConfig } from "../../src/server-config.ts";
import { startServerProcess } from "../../src/server-handle.ts";
import { openConsole } from "../console.ts";
import { createTestDatabase, lookInto } from "../test-database.ts";
import { admin, appId, deadline, host, makeDataDir } from "../test-server.ts";
import { openReceiver, status } from "./receiver.ts";
import { openSecondWebhooks } from "./second-webhooks.ts";

it("[WH2] [WH6] [T29] one of two servers delivers; the other repeats its unfinished request within a minute", async () => {
  const clock = createMovableClock();
  const [shop, dataDir, database] = [await openReceiver(), await makeDataDir(), await createTestDatabase()];
  const { databaseUrl } = database;
  const simulator = await startDemoSimulator({ dataDir, clock });
  const place = {
    ...{ host, port: await freePort(), dataDir, databaseUrl, simulatorUrl: simulator.url },
    ...{ webhookHosts: [shop.host], logLevel: "silent" as const },
  };
  const first = await startServerProcess(place, clock);
  const second = () => secretKeyOf(serverConfig(place)).then((key) => openSecondWebhooks(place, clock, key));
  simulator.setPushUrl(appId, `${first.url}${pushPath}`);
  const boss = await openConsole(first.url, admin.unionid);
  const webhook = { name: "订单", url: `${shop.url}/hook`, topics: ["messages"] };
  expect((await boss.post(`/api/accounts/${first.accountId}/webhooks`, webhook)).status).toBe(200);

  const pool = lookInto(databaseUrl);
  let other = await second();
  const texts = Array.from({ length: 30 }, (_, n) => `第${n}句`);
  for (const text of texts) await simulator.pushText(appId, "o9Ag05hooked-customer-0001", text);
  await expect
    .poll(() => shop.eventsAt("/hook").map(({ message }) => message?.text), deadline)
    .toEqual(texts);
  const noted = `select from webhooks w join accounts a on a.id = w.account_id where w.seq = a.head_seq`;
  await expect.poll(async () => (await pool.query(noted)).rowCount, deadline).toBe(1);
  await other.stop();

  const sending = Promise.withResolvers<void>();
  shop.answer("/hook", () => sending.resolve());
  await simulator.pushText(appId, "o9Ag05hooked-customer-0001", "最后一句");
  await sending.promise;
  await first.kill();
  shop.answer("/hook", status(204));
  other = await second();
  // The time without a heartbeat is over.
  const silence = `update jobs.job set heartbeat_on = now() - interval '16 seconds' where name = 'deliver-webhooks' and state = 'active'`;
  expect((await pool.query(silence)).rowCount).toBe(1);
  await other.supervise();
  await expect.poll(() => other.taken, deadline).toBe(1);
  const [before, again] = shop.at("/hook").slice(-2);
  expect(again?.body.events.map(({ message }) => message?.text)).toEqual(["最后一句"]);
  expect(again?.text).toBe(before?.text);
  expect(again?.headers["webhook-id"]).toBe(before?.headers["webhook-id"]);

  await other.stop();
  await simulator.stop();
  await shop.close();
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});
