import type { Message } from "@jieru/shared/domain/message";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type BadWechat, openBadWechat } from "./bad-wechat.ts";
import type { Console } from "./console.ts";
import type { Feed } from "./feed.ts";
import { admin, appId, deadline, supervisor, type TestServer } from "./test-server.ts";

let wechat: BadWechat;
let house: TestServer;
let agent: Console;
beforeAll(async () => {
  wechat = await openBadWechat();
  ({ house, agent } = wechat);
});
afterEach(() => wechat.calmDown());
afterAll(() => wechat.stop());

const textOf = (m: Message) => (m.type === "text" ? m.text : m.type);
const said = (messages: Message[]) => messages.filter((m) => m.direction === "in").map(textOf);

it("[P2] [F22] pushes sent twice in parallel give one message and one unread", async () => {
  house.simulator.switches.set({ duplicatePushes: true });
  const openids = Array.from({ length: 10 }, () => house.newCustomer());
  const pushes = await Promise.all(
    openids.map(async (openid) => {
      await house.simulator.pushEnter(appId, openid, "订单");
      await house.simulator.pushText(appId, openid, "一");
      return house.simulator.pushText(appId, openid, "二");
    }),
  );
  expect(pushes.every((p) => p.deliveries.length === 2)).toBe(true);
  const counts = await house.rows(
    `select c.openid, s.unread, count(m.id) filter (where m.direction = 'in')::int as said,
            count(m.id) filter (where m.content->'notice'->>'what' = 'entered')::int as entered
       from conversations c join sessions s on s.conversation_id = c.id join messages m on m.conversation_id = c.id
      where c.openid = any($1) group by 1, 2`,
    [openids],
  );
  expect(counts).toHaveLength(10);
  for (const row of counts) expect(row).toMatchObject({ unread: 2, said: 2, entered: 1 });
});

it("[P2] [F2] pushes repeated after lost acknowledgements are stored once", async () => {
  const session = await house.ownedBy(agent);
  const openid = await house.openidOf(session);
  house.simulator.switches.set({ dropAcknowledgements: true });
  const push = await house.simulator.pushText(appId, openid, "听得到吗");
  expect(push.deliveries.map((d) => d.answer)).toEqual(["ignored", "ignored", "ignored"]);
  expect(said(await wechat.messagesOf(session))).toEqual(["在吗", "听得到吗"]);
});

it("[P2] [F2] [GR4] the account sends one automatic reply, however often the push is repeated", async () => {
  const boss = await house.consoleOf(admin);
  const set = (autoReply: object | null, openingHours: object | null) =>
    boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { autoReply, openingHours });
  const text = "现在休息，{opens} 回复您";
  const office = [{ from: "09:00", to: "18:00" }];
  const days = [-1, 0, 1, 2].map((n) => ({
    date: new Date(house.clock.now() + n * 86_400_000).toISOString().slice(0, 10),
    hours: [],
  }));
  const hours = { timeZone: "Asia/Shanghai", week: Array(7).fill(office), days };
  expect(await set({ when: "closed", text }, hours)).toMatchObject({ status: 200 });
  const openid = house.newCustomer();
  house.simulator.switches.set({ duplicatePushes: true, dropAcknowledgements: true });
  const push = await house.simulator.pushText(appId, openid, "还在吗");
  expect(push.deliveries.length).toBeGreaterThan(2);
  wechat.calmDown();
  const unsent = () =>
    house.rows(
      `select from messages m join conversations c on c.id = m.conversation_id
        where c.openid = $1 and m.direction = 'out' and m.delivery->>'state' <> 'sent'`,
      [openid],
    );
  await expect.poll(unsent, deadline).toEqual([]); // a reply under way counts against the next allowance
  await house.simulator.pushText(appId, openid, "有人吗");
  const sends = () => house.simulator.ledger.listSends({ openid }).map(({ content }) => content);
  await expect.poll(sends, deadline).toEqual([expect.stringMatching(/^现在休息，\d+月\d+日 09:00 回复您$/)]);
  const kept = await house.rows(
    `select s.unread, s.unanswered_since = (select min(at) from messages where conversation_id = c.id) as waits,
            s.last_message->>'text' as last, c.allowance_left as left,
            (select count(*)::int from messages m where m.conversation_id = c.id and m.direction = 'out') as replies
       from conversations c join sessions s on s.conversation_id = c.id where c.openid = $1`,
    [openid],
  );
  expect(kept).toEqual([{ unread: 2, waits: true, last: "有人吗", left: 3, replies: 1 }]);
  expect(await set(null, null)).toMatchObject({ status: 200 });
});

it("[P2] [F25] a second text with a known MsgId is quarantined, and the first stays", async () => {
  const session = await house.ownedBy(agent);
  const same = { msgId: "22876340532999999", createTime: Math.floor(house.clock.now() / 1_000) };
  const openid = await house.openidOf(session);
  await house.simulator.pushText(appId, openid, "真的", same);
  expect((await house.simulator.pushText(appId, openid, "假的", same)).outcome).toBe("acknowledged");
  expect(said(await wechat.messagesOf(session))).toEqual(["在吗", "真的"]);
  const apart = await house.rows<{ raw: string }>(`select raw from pushes where state = 'quarantined'`);
  expect(apart.map(({ raw }) => raw.includes("假的"))).toEqual([true]);
});

it("[P2] [F24] messages of one second, and MsgIds one apart beyond 2^53, are all stored", async () => {
  const session = await house.ownedBy(agent);
  const openid = await house.openidOf(session);
  const createTime = Math.floor(house.clock.now() / 1_000);
  // As numbers, the first two ids would be equal, and so would the last two.
  const texts = [0, 1, 2, 3, 4].map((n) => `同一秒 ${n}`);
  for (const [n, text] of texts.entries())
    await house.simulator.pushText(appId, openid, text, { createTime, msgId: `9007199254740${992 + n}` });
  expect(said(await wechat.messagesOf(session)).slice(1)).toEqual(texts);
});

it("[P3] consoles and reloads show the log's order when pushes are reordered", async () => {
  const session = await house.ownedBy(agent);
  const openid = await house.openidOf(session);
  const boss = await house.consoleOf(supervisor);
  const [one, two] = [await wechat.follow(agent), await wechat.follow(boss)];
  await two.ask("watch", { conversationId: session.conversationId });
  house.simulator.switches.set({ reorderPushes: true, duplicatePushes: true });
  const texts = Array.from({ length: 6 }, (_, n) => `第 ${n + 1} 句`);
  await Promise.all(texts.map((text) => house.simulator.pushText(appId, openid, text)));
  const stored = await wechat.messagesOf(session);
  const order = stored.filter((m) => texts.includes(textOf(m)));
  expect(order.map(textOf).toSorted()).toEqual(texts.toSorted());
  expect(order.map(textOf)).not.toEqual(texts);
  const messagesIn = (feed: Feed) => feed.events().flatMap((e) => (e.message ? [e.message] : []));
  for (const feed of [one, two]) {
    const seen = () =>
      messagesIn(feed)
        .filter((m) => texts.includes(textOf(m)))
        .map((m) => m.id);
    await expect.poll(seen, deadline).toEqual(order.map((m) => m.id));
  }
  expect(await wechat.messagesOf(session, boss)).toEqual(stored);
  expect(stored.map((m) => m.seq)).toEqual(stored.map((m) => m.seq).toSorted((a, b) => a - b));
  for (const feed of [one, two]) feed.close();
});

it("[P3] [F23] a push that arrives after newer messages is marked late and stays last", async () => {
  const session = await house.ownedBy(agent);
  const openid = await house.openidOf(session);
  const createTime = Math.floor(house.clock.now() / 1_000) - 120;
  await house.simulator.pushText(appId, openid, "后说的");
  await house.simulator.pushText(appId, openid, "先说的", { createTime });
  const messages = (await wechat.messagesOf(session)).filter((m) => m.direction === "in");
  expect(messages.map(textOf)).toEqual(["在吗", "后说的", "先说的"]);
  expect(messages.map((m) => m.lateMs !== null)).toEqual([false, false, true]);
});

it("[RA1] [RA2] [F23] a late push counts from its creation, and grants nothing behind a newer one", async () => {
  const { simulator, clock, newCustomer } = house;
  const openid = newCustomer();
  const made = (secondsAgo: number) => ({ createTime: Math.floor(clock.now() / 1_000) - secondsAgo });
  await simulator.pushText(appId, openid, "第三次才推到", made(10));
  const [late] = await house.rows<{ ms: number }>(
    `select allowance_until - allowance_granted_at as ms from conversations where openid = $1`,
    [openid],
  );
  expect(48 * 3_600_000 - (late?.ms ?? 0)).toBeOneOf([10_000, 11_000]);

  const session = await house.customerWrites(openid, "新的一句");
  expect((await agent.post(`/api/sessions/${session.id}/pick-up`)).status).toBe(200);
  for (const text of ["一", "二", "三"]) await wechat.settled((await agent.reply(session.id, text)).id);
  await simulator.pushText(appId, openid, "早就说的", made(10));
  expect(await wechat.allowanceOf(session)).toMatchObject({ left: 0, granted: 3 });
  await simulator.pushText(appId, openid, "刚刚说的");
  expect(await wechat.allowanceOf(session)).toMatchObject({ left: 3, granted: 3 });
});
