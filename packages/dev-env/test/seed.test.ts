import { findAttributes } from "@jieru/realtime/attributes/attributes";
import { countViolations, invariantNames } from "@jieru/realtime/health/invariants";
import { almostSlot } from "@jieru/shared/domain/quick-reply";
import { hasRatingSlot } from "@jieru/shared/domain/rating";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { ConductRulesAnswer } from "@jieru/shared/protocol/conduct-rules";
import type { Me } from "@jieru/shared/protocol/http";
import type { QuickRepliesAnswer } from "@jieru/shared/protocol/quick-replies";
import { expect, it, onTestFinished } from "vitest";
import { demoCustomers, secondDemoAccount } from "../src/demo.ts";
import { writePast } from "../src/demo-past.ts";
import { tellStory } from "../src/demo-story.ts";
import { furnish, isFirstStart } from "../src/furnish.ts";
import { seed } from "../src/seed.ts";
import { admin, lin, openTestServer, xu } from "./test-server.ts";

it("[SU8] a restart restores neither removed people nor a removed account", async () => {
  const house = await openTestServer();
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

it("[SU12] the first start sets up automatic replies, conduct rules, quick replies and customer data", async () => {
  const house = await openTestServer();
  onTestFinished(() => house.stop());
  expect(await isFirstStart(house.server)).toBe(false);
  await furnish(house.server, house.accountId);
  const boss = await house.consoleOf(admin);
  const { account } = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  expect(account.topics?.length).toBeGreaterThan(2);
  expect(hasRatingSlot(account.ratingRequest?.text ?? "")).toBe(true);
  const path = `/api/accounts/${house.accountId}`;
  const { conductRules } = (await boss.get(`${path}/conduct-rules`)).body as ConductRulesAnswer;
  expect(conductRules.map(({ action }) => action)).toEqual(expect.arrayContaining(["warn", "block"]));
  const { quickReplies } = (await boss.get(`${path}/quick-replies`)).body as QuickRepliesAnswer;
  expect(new Set(quickReplies.map(({ category }) => category)).size).toBeGreaterThan(2);
  expect(quickReplies.map(({ text }) => almostSlot(text))).toEqual(quickReplies.map(() => null));
  const [customer] = demoCustomers;
  const attributes = await findAttributes(house.server.context.pool, house.accountId, customer.openid);
  expect(attributes.attributes.map(({ name }) => name)).toContain("level");
  const openid = house.newCustomer();
  await house.customerWrites(openid, "什么时候发货？");
  await expect
    .poll(() => house.simulator.ledger.listSends({ openid }).map(({ content }) => content))
    .toEqual([expect.stringContaining("48 小时内")]);
});

it("[SU12] the first start writes a rated session and an active one with note and reminder", async () => {
  const house = await openTestServer();
  onTestFinished(() => house.stop());
  await furnish(house.server, house.accountId);
  await tellStory(house);
  const theirOwn = { owner_id: (await house.consoleOf(xu)).agentId };
  const sessions = await house.rows(
    `select state, owner_id, topic_name, rating_score, remind_of from sessions order by opened_at, id`,
  );
  expect(sessions).toEqual([
    { ...theirOwn, state: "ended", topic_name: "破损补发", rating_score: 5, remind_of: null },
    {
      ...theirOwn,
      state: "active",
      topic_name: null,
      rating_score: null,
      remind_of: "答复 200 只建盏的货期",
    },
  ]);
  const boss = await house.consoleOf(admin);
  const { body } = await boss.get(`/api/accounts/${house.accountId}/mentions`);
  expect(body).toMatchObject({ sessions: [{ state: "active" }] });
  const others = (await (await house.consoleOf(lin)).get(`/api/accounts/${house.accountId}/snapshot`)).body;
  expect(others, "[FM1] the first steps are new to other people").toMatchObject({
    sessions: [],
    waiting: { count: 0 },
  });
});

it("[SU12] the first start writes a month of conversations that reports, search and the board can show", async () => {
  const server = await openTestServer();
  onTestFinished(() => server.stop());
  await furnish(server.server, server.accountId);
  await writePast(server.server, server.accountId);
  const [counts] = await server.rows<{ messages: number; rated: number; days: number }>(
    `select (select count(*)::int from messages) as messages, count(rating_score)::int as rated,
            count(distinct opened_at / 86400000)::int as days from sessions`,
  );
  expect(counts?.messages).toBeGreaterThan(2_500);
  expect(counts?.rated).toBeGreaterThan(50);
  expect(counts?.days).toBeGreaterThanOrEqual(30);
  expect(Object.values(await countViolations(server.server.context.pool, Date.now()))).toEqual(
    invariantNames.map(() => 0),
  );

  const boss = await server.consoleOf(admin);
  await server.customerWrites(server.newCustomer(), "还有盖碗吗");
  const snapshot = (await boss.get(`/api/accounts/${server.accountId}/snapshot`)).body as Snapshot;
  expect(snapshot.waiting.sessions.map(({ lastMessage }) => lastMessage?.text)).toEqual(["还有盖碗吗"]);
  const openids = await server.rows<{ openid: string }>(`select openid from conversations`);
  const tails = new Set(openids.map(({ openid }) => openid.slice(-4)));
  expect(tails.size, "the console can tell customers without a remark apart").toBe(openids.length);
  const found = async () =>
    (await boss.get(`/api/accounts/${server.accountId}/search?q=${encodeURIComponent("催过了")}`)).body;
  await expect.poll(async () => JSON.stringify(await found()), { timeout: 15_000 }).toContain("预计明天送到");
});
