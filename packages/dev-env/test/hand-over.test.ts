import type { PushEntry } from "@jieru/simulator/ledger-entry";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoAccount } from "../src/demo.ts";
import { admin, appId, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
  const console = await house.consoleOf(admin);
  const change = {
    handOver: "closed",
    openingHours: { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] },
  };
  await console.send("PATCH", `/api/accounts/${house.accountId}/settings`, change);
});
afterAll(() => house.stop());
const answers = ({ deliveries }: PushEntry) => deliveries.map((d) => d.answer);

it("[HO2] WeChat reads the answer as a transfer, and no session opens", async () => {
  const customer = house.newCustomer();
  const entered = await house.simulator.pushEnter(appId, customer);
  const push = await house.simulator.pushText(appId, customer, "有人吗");
  expect([answers(entered), answers(push), push.outcome]).toEqual([
    ["success"],
    ["handed_over"],
    "acknowledged",
  ]);
  const theirs = `conversation_id = (select id from conversations where openid = $1)`;
  expect(await house.rows(`select id from sessions where ${theirs}`, [customer])).toEqual([]);
  expect(
    await house.rows(
      `select session_id, content->>'type' as type from messages where ${theirs} order by seq`,
      [customer],
    ),
  ).toMatchObject([
    { session_id: null, type: "notice" },
    { session_id: null, type: "text" },
    { session_id: null, type: "notice" },
  ]);
});

it("[HO2] a repeated push gets the same answer", async () => {
  house.simulator.switches.set({ duplicatePushes: true });
  const push = await house.simulator.pushText(appId, house.newCustomer(), "在吗");
  house.simulator.switches.set({ duplicatePushes: false });
  expect(answers(push)).toEqual(["handed_over", "handed_over"]);
});

it("[HO2] the answer contains the push's original id, not the configured one", async () => {
  const console = await house.consoleOf(admin);
  const change = (originalId: string) =>
    console.send("PATCH", `/api/accounts/${house.accountId}/connection`, { originalId });
  await change("gh_mistyped00000");
  const push = await house.simulator.pushText(appId, house.newCustomer(), "在吗");
  await change(demoAccount.originalId);
  expect(answers(push)).toEqual(["handed_over"]);
});

it("[HO2] [MA7] the answer is sealed like the push, also before WeChat knows the new Token", async () => {
  const console = await house.consoleOf(admin);
  await console.send("PATCH", `/api/accounts/${house.accountId}/connection`, { token: "newtoken1" });
  expect(answers(await house.simulator.pushText(appId, house.newCustomer(), "在吗"))).toEqual([
    "handed_over",
  ]);
});
