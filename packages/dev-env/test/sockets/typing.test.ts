import { afterAll, beforeAll, expect, it } from "vitest";
import type { Console } from "../console.ts";
import { openFeed } from "../feed.ts";
import { deadline, lin, openTestServer, type TestServer } from "../test-server.ts";

let house: TestServer;
let agent: Console;
beforeAll(async () => {
  house = await openTestServer();
  agent = await house.consoleOf(lin);
});
afterAll(() => house.stop());

it("[TR3] WeChat gets one typing call per 15 seconds, and a new one after a reply", async () => {
  const { id, conversationId, customer } = await house.ownedBy(agent);
  const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  await feed.ask("watch", { conversationId });
  const type = () => feed.ask("typing", { conversationId, on: true });
  const typingCalls = () =>
    house.simulator.ledger
      .list({ kind: "call", openid: customer.openid })
      .flatMap((e) => (e.kind === "call" && e.call === "typing" ? e.errcode : []));
  await type();
  await type();
  await expect.poll(typingCalls, deadline).toEqual([0]);
  const { id: messageId } = await agent.reply(id, "第一句");
  const left = () => house.rows(`select from outbox where message_id = $1`, [messageId]);
  await expect.poll(left, deadline).toEqual([]);
  await type();
  await expect.poll(typingCalls, deadline).toEqual([0, 0]);
  feed.close();
});
