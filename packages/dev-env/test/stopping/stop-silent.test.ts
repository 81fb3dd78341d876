/** @module-tag slow */
import { expect, it, onTestFinished } from "vitest";
import { openFeed } from "../feed.ts";
import { appId, deadline, lin, openTestServer } from "../test-server.ts";
import { openWire } from "../wire.ts";

it("[DE11] [F10] a server with an unresponsive database stops in time", async () => {
  const wire = openWire();
  const house = await openTestServer({ logLevel: "silent", via: wire.url });
  onTestFinished(async () => {
    wire.close();
    await house.stop();
  });
  const agent = await house.consoleOf(lin);
  const session = await house.ownedBy(agent);
  const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  house.simulator.switches.set({ nextSend: "hang" });
  await agent.reply(session.id, "还在路上");
  await expect
    .poll(async () => (await house.rows(`select from outbox where state = 'sending'`)).length, deadline)
    .toBe(1);
  wire.dead = true;
  void house.simulator.pushText(appId, house.newCustomer(), "在吗");
  const since = performance.now();
  await house.server.stop();
  expect(performance.now() - since).toBeLessThan(12_000); // ten, and two for a busy machine
  feed.close();
});
