import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ServerHandle } from "../../src/server-handle.ts";
import type { Feed } from "../feed.ts";
import { pushSaid } from "../push-request.ts";
import { appId, deadline } from "../test-server.ts";
import { openTwoNodes, type TwoNodes } from "./two-nodes.ts";

let house: TwoNodes;
beforeAll(async () => {
  house = await openTwoNodes();
});
afterAll(() => house.stop());

const at: TwoNodes["at"] = (...args) => house.at(...args);
const snapshot: TwoNodes["snapshot"] = (...args) => house.snapshot(...args);
const waiting: TwoNodes["waiting"] = (...args) => house.waiting(...args);

it("[P2] [F22] a push sent four times in parallel to both servers is one message in one order", async () => {
  const openid = "o9Ag05nodes-customer-0001";
  const texts = Array.from({ length: 20 }, (_, n) => `第 ${n} 句`);
  // All copies have one CreateTime; another CreateTime would make another push.
  const sent = house.clock.now();
  const deliver = (text: string, n: number, node: ServerHandle) =>
    pushSaid(node.url, { openid, text, saidAtMs: sent, messageId: String(22876340533000000n + BigInt(n)) });
  const copies = texts.flatMap((text, n) =>
    [...house.nodes, ...house.nodes].map((node) => deliver(text, n, node)),
  );
  expect(new Set((await Promise.all(copies)).map((a) => a.text))).toEqual(new Set(["success"]));
  const session = (await snapshot()).waiting.sessions.find((s) => s.customer.openid === openid);
  expect(session?.unread).toBe(texts.length);
  const path = `/api/conversations/${session?.conversationId}/messages?limit=100`;
  const pages = await Promise.all(
    [at("one"), at("two")].map(async (who) => (await who.get(path)).body as MessagesPage),
  );
  expect(pages[0]).toEqual(pages[1]);
  const stored = (pages[0] as MessagesPage).messages.flatMap((m) => (m.type === "text" ? [m.text] : []));
  expect(stored.toSorted()).toEqual(texts.toSorted());
});

it("[SE2] [F33] [P4] one of many simultaneous pick-ups at both servers wins, and the others see its owner", async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await waiting(`o9Ag05nodes-race-${String(round).padStart(4, "0")}`);
    const takers = [0, 1, 2, 3].flatMap((person) => [at("one", person), at("two", person)]);
    const answers = await Promise.all(takers.map((who) => who.post(`/api/sessions/${id}/pick-up`)));
    const winners = takers.filter((_, i) => answers[i]?.status === 200).map((who) => who.agentId);
    expect(new Set(winners).size).toBe(1); // the winner may have asked twice
    const [ownerId] = winners;
    const lost = answers.filter(({ status }) => status !== 200).map(({ body }) => body);
    expect(lost.length).toBeGreaterThanOrEqual(takers.length - 2);
    for (const body of lost) expect(body).toMatchObject({ refusal: "already_picked_up", agentId: ownerId });
    expect((await snapshot()).sessions.find((s) => s.id === id)).toMatchObject({ ownerId, epoch: 1 });
  }
});

it("[P5] [OB1] a reply sent at both servers at once is one message and one call to WeChat", async () => {
  const { id } = await waiting("o9Ag05nodes-customer-0002");
  await at("one").post(`/api/sessions/${id}/pick-up`);
  const replies = Array.from({ length: 3 }, (_, n) => ({
    clientMessageId: crypto.randomUUID(),
    type: "text",
    text: `双击 ${n}`,
  }));
  for (const reply of replies) {
    const twice = [at("one"), at("two"), at("one"), at("two")];
    const answers = await Promise.all(twice.map((who) => who.post(`/api/sessions/${id}/replies`, reply)));
    expect(new Set(answers.map(({ body }) => (body as { message: Message }).message.id)).size).toBe(1);
  }
  const sent = () =>
    house.simulator.ledger
      .listSends()
      .map(({ content }) => content)
      .filter((text) => text.startsWith("双击"));
  await expect.poll(() => sent().length, deadline).toBe(3);
  expect(sent()).toEqual(replies.map(({ text }) => text));
});

it("[P3] [AG6] events at one server appear at the other, and lost rights apply there", async () => {
  const leaver = at("two", 3);
  const feed = await house.feedAt("two", 3);
  const { id } = await waiting("o9Ag05nodes-customer-0003");
  await at("one", 3).post(`/api/sessions/${id}/pick-up`);
  const types = () =>
    feed
      .events()
      .filter((e) => e.session?.id === id)
      .map((e) => e.type);
  await expect.poll(types, deadline).toContain("session_picked_up");
  await at("one").send("DELETE", `/api/accounts/${house.accountId}/bindings/${leaver.agentId}`);
  await expect.poll(() => feed.socket.connected, deadline).toBe(false);
  expect(feed.signedOut).toEqual(["unbound"]);
});

it("[AG8] viewers and typing are known at both servers", async () => {
  const { id } = await waiting("o9Ag05nodes-customer-0004");
  await at("one", 2).post(`/api/sessions/${id}/pick-up`);
  const { conversationId } = (await snapshot()).sessions.find((s) => s.id === id) as Session;
  const [owner, boss] = [await house.feedAt("one", 2), await house.feedAt("two", 1)];
  for (const feed of [owner, boss]) await feed.ask("watch", { conversationId });
  const both = [at("one", 2).agentId, at("two", 1).agentId].sort();
  const last = (feed: Feed) => {
    const news = feed.presences.at(-1);
    return news && [news.watching.toSorted(), news.typing];
  };
  await expect.poll(() => last(owner), deadline).toEqual([both, []]);
  await expect.poll(() => last(boss), deadline).toEqual([both, []]);
  await owner.ask("typing", { conversationId, on: true });
  await expect.poll(() => last(boss), deadline).toEqual([both, [at("one", 2).agentId]]);
  await boss.ask("unwatch", { conversationId });
  await expect.poll(() => last(owner)?.[0], deadline).toEqual([at("one", 2).agentId]);
  for (const feed of [owner, boss]) feed.close();
});

it("[DE8] [F15] [P11] both servers show viewers and deliver messages after both lost their notifications", {
  tags: ["slow"],
}, async () => {
  const { id } = await waiting("o9Ag05nodes-customer-0005");
  await at("one", 2).post(`/api/sessions/${id}/pick-up`);
  const { conversationId } = (await snapshot()).sessions.find((s) => s.id === id) as Session;
  const [owner, boss] = [await house.feedAt("one", 2), await house.feedAt("two", 1)];
  let isCutting = true;
  const cutting = (async () => {
    while (isCutting)
      await house.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'jieru-listen' and datname = current_database()`,
      );
  })();
  for (const feed of [owner, boss]) await feed.ask("watch", { conversationId });
  await house.simulator.pushText(appId, "o9Ag05nodes-customer-0005", "还在吗");
  isCutting = false;
  await cutting;
  const both = [at("one", 2).agentId, at("two", 1).agentId].sort();
  for (const feed of [owner, boss]) {
    await expect.poll(() => feed.presences.at(-1)?.watching.toSorted(), deadline).toEqual(both);
    await expect.poll(() => JSON.stringify(feed.events()), deadline).toContain("还在吗");
    feed.close();
  }
});

it("[BO9] the board shows the viewers at both servers until they leave", {
  tags: ["slow"],
}, async () => {
  const { id } = await waiting("o9Ag05nodes-customer-0009");
  await at("one", 2).post(`/api/sessions/${id}/pick-up`);
  const { conversationId } = (await snapshot()).sessions.find((s) => s.id === id) as Session;
  const [owner, boss] = [await house.feedAt("one", 2), await house.feedAt("two", 1)];
  const board = await house.feedAt("two", 1);
  expect(await board.ask("follow_looks", { on: true })).toEqual({ ok: true });
  const last = () => board.looks.at(-1)?.looks.find((l) => l.conversationId === conversationId)?.watching;
  await owner.ask("watch", { conversationId });
  await expect.poll(last, deadline).toEqual([at("one", 2).agentId]);
  await boss.ask("watch", { conversationId });
  await expect.poll(last, deadline).toEqual([at("one", 2).agentId, at("two", 1).agentId].sort());
  owner.close();
  await expect.poll(last, deadline).toEqual([at("two", 1).agentId]);
  await boss.ask("unwatch", { conversationId });
  await expect.poll(last, deadline).toBeUndefined();
  expect(await board.ask("follow_looks", { on: false })).toEqual({ ok: true });
  const messageCount = board.looks.length;
  await boss.ask("watch", { conversationId });
  await expect.poll(() => boss.presences.at(-1)?.watching, deadline).toEqual([at("two", 1).agentId]);
  expect(board.looks).toHaveLength(messageCount);
  for (const feed of [boss, board]) feed.close();
});

it("[N18] signing out at one server disconnects the sockets at the other", { tags: ["slow"] }, async () => {
  const leaver = at("one", 2);
  const feed = await house.feedAt("two", 2);
  expect((await leaver.post("/auth/logout")).status).toBe(204);
  await expect.poll(() => feed.socket.connected, deadline).toBe(false);
  expect(feed.signedOut).toEqual(["signed_out"]);
  expect((await at("two", 2).get("/api/me")).status).toBe(401);
});
