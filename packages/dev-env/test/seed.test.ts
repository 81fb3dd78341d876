/** The demo after a restart. */
import { hasRatingSlot } from "@jieru/shared/domain/rating";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Me } from "@jieru/shared/protocol/http";
import { expect, it, onTestFinished } from "vitest";
import { secondDemoAccount } from "../src/demo.ts";
import { furnish, isFirstStart } from "../src/furnish.ts";
import { seed } from "../src/seed.ts";
import { admin, openHouse, xu } from "./house.ts";

it("[SU8] who was unbound stays unbound, and the second account stays removed", async () => {
  const house = await openHouse();
  onTestFinished(() => house.stop());
  const accounts = () =>
    house.rows<{ id: string; app_id: string }>(`select id, app_id from accounts order by id`);
  const bindings = () => house.rows(`select account_id, agent_id, role from bindings order by 1, 2`);
  const [console, theirs] = [await house.consoleOf(admin), await house.consoleOf(xu)];
  const { agent } = (await theirs.get("/api/me")).body as Me;
  const second = (await accounts()).find(({ app_id }) => app_id === secondDemoAccount.appId);
  for (const path of [`${house.accountId}/bindings/${agent.id}`, second?.id])
    expect((await console.send("DELETE", `/api/accounts/${path}`)).status).toBe(204);
  const before = [await accounts(), await bindings()];
  expect(await seed(house.server)).toBe(house.accountId);
  expect([await accounts(), await bindings()]).toEqual(before);
});

it("[SU12] the first start furnishes the shop: who asks when it ships is answered, and topics and rating are there to be seen", async () => {
  const house = await openHouse();
  onTestFinished(() => house.stop());
  expect(await isFirstStart(house.server)).toBe(false);
  await furnish(house.server, house.accountId);
  const boss = await house.consoleOf(admin);
  const { account } = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  expect(account.topics?.length).toBeGreaterThan(2);
  expect(hasRatingSlot(account.ratingRequest?.text ?? "")).toBe(true);
  const openid = house.newCustomer();
  await house.customerWrites(openid, "什么时候发货？");
  await expect
    .poll(() => house.simulator.ledger.listSends({ openid }).map(({ content }) => content))
    .toEqual([expect.stringContaining("48 小时内")]);
});
