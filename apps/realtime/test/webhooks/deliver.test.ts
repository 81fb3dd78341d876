import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { sealSecret } from "../../src/accounts/secrets.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import { sign } from "../../src/webhooks/secret.ts";
import { renewed } from "../../src/webhooks/webhook-state.ts";
import { openWebhooks } from "../../src/webhooks/webhooks.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";
import { day, openShop, range, type Shop, second, shopForEach } from "./receiver.ts";

let db: TestDatabase;
let shop: Shop;
shopForEach((its, on) => {
  [shop, db] = [its, on];
});

const ids = () => shop.requests.flatMap(({ body }) => body.events.map(({ id }) => id));

describe("webhook requests", () => {
  it("[WH2] contain all events by seq, fifty at once, each continuing the last", async () => {
    await shop.happens(120);
    await shop.deliver();
    expect(shop.seqs()).toEqual([range(1, 50), range(51, 100), range(101, 120)]);
    expect(shop.requests.map(({ body: { from, to } }) => [from, to])).toEqual([
      [0, 50],
      [50, 100],
      [100, 120],
    ]);
    expect(new Set(ids()).size).toBe(120);
    expect(await shop.shown()).toMatchObject({ waiting: 0, failing: null, takenAt: shop.clock.now() });
    await shop.deliver();
    expect(shop.requests).toHaveLength(3);
  });

  it("[WH2] hold 64 kB of events, or a larger one alone, also after a failure", async () => {
    const messageEvent = (text: string) => ({
      message: { id: "m1", conversationId: "c1", type: "text", text },
    });
    await shop.happens(9, "customer_message_received", messageEvent("我的订单还没有到。".repeat(500)));
    await shop.happens(1, "customer_message_received", messageEvent("长".repeat(30_000)));
    await shop.happens(2);
    shop.answer((response) => response.writeHead(shop.requests.length === 1 ? 503 : 204).end());
    await shop.deliver();
    shop.clock.elapse(5 * second);
    await shop.deliver();
    expect(shop.seqs()).toEqual([range(1, 4), range(1, 4), range(5, 8), [9], [10], [11, 12]]);
    expect(shop.requests.map(({ body: { from, to } }) => [from, to])).toEqual([
      [0, 4],
      [0, 4],
      [4, 8],
      [8, 9],
      [9, 10],
      [10, 12],
    ]);
    expect(new Set(ids()).size).toBe(12);
  });

  it("[WH2] contain only the webhook's topics and report the range skipped", async () => {
    await shop.happens(1);
    await shop.happens(3_000, "agent_status_changed", { agents: [] });
    await shop.happens(1);
    await shop.happens(25_000, "session_opened");
    await shop.deliver();
    expect(shop.seqs()).toEqual([[1], [3_002]]);
    expect(shop.requests.map(({ body }) => body.from)).toEqual([0, 1_000]);
    expect((await shop.row()).seq).toBe(28_002);
    expect(await shop.shown()).toMatchObject({ waiting: 0 });
    await shop.happens(1);
    await shop.deliver();
    expect(shop.requests.at(-1)?.body).toMatchObject({ from: 28_002, to: 28_003, missing: null });
  });

  it("[WH2] contain a waiting session whole, with its last message", async () => {
    await shop.set({ topics: ["messages", "sessions"] });
    const session = { id: "s1", state: "waiting", conversationId: "c1", lastMessage: { text: "在吗" } };
    await shop.happens(1, "session_opened", { session });
    await shop.happens(1, "customer_message_received", {
      session,
      message: { id: "m1", conversationId: "c1" },
    });
    await shop.deliver();
    expect(shop.requests[0]?.body.events).toMatchObject([
      { type: "session_opened", session },
      { type: "customer_message_received", session, message: { id: "m1" } },
    ]);
  });

  it("[WH2] [RT3] contain nothing of an erased customer except the erasure, without a name", async () => {
    await shop.set({ topics: ["messages", "customers"] });
    const conversationId = randomUUID();
    const session = {
      id: "s1",
      state: "active",
      conversationId,
      lastMessage: { text: "我的地址" },
      customer: { id: conversationId, openid: "openid-of-erased", remark: "老张", tags: ["VIP"] },
    };
    await shop.happens(1, "customer_message_received", {
      session,
      message: { conversationId, text: "我的地址" },
    });
    await shop.happens(1, "customer_blocked", { message: { conversationId, text: "我的地址" } });
    await shop.happens(1, "customer_message_received", { session: { ...session, conversationId: "other" } });
    await shop.happens(1, "customer_erased", { session });
    await db.fill(
      `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at, erased_at, erased_seq)
       values ($2, $1, $2, 0, 0, 0, 0, 0, 4)`,
      [shop.account, conversationId],
    );
    await shop.deliver();
    expect(shop.seqs()).toEqual([[3, 4]]);
    const erased = JSON.stringify(shop.requests[0]?.body.events[1]);
    for (const word of ["openid-of-erased", "老张", "VIP", "我的地址"]) expect(erased).not.toContain(word);
    expect(erased).toContain(conversationId);
  });

  it("[WH2] [T29] keep an event's id on every server, and give another event another id", async () => {
    await shop.happens(2);
    const others = [1, 2].map(() => openPool(db.connection, () => undefined));
    const { context } = shop.deliverer();
    await Promise.all(others.map((pool) => shop.deliver({ context: { ...context, pool } })));
    await Promise.all(others.map((pool) => closePool(pool)));
    expect(new Set(ids()).size).toBe(2);
    expect(new Set(shop.requests.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const before = ids();
    await db.fill(`delete from events where account_id = $1`, [shop.account]);
    await db.fill(`update accounts set head_seq = 0 where id = $1`, [shop.account]);
    await shop.set({ seq: 0 });
    shop.clock.elapse(1);
    await shop.happens(2);
    await shop.deliver();
    expect(shop.seqs().at(-1)).toEqual([1, 2]);
    expect(before).not.toContain(shop.requests.at(-1)?.body.events[0]?.id);
  });

  it("[WH2] [WH6] [T29] are repeated if a server stops between sending and recording", async () => {
    await shop.happens(3);
    const stopping = new AbortController();
    shop.answer((response) => {
      stopping.abort();
      response.writeHead(204).end();
    });
    await expect(shop.deliver({ stopping: stopping.signal })).rejects.toThrow("aborted");
    expect(await shop.row()).toMatchObject({ seq: 0, failingSince: null });
    await shop.deliver();
    const [first, again] = shop.requests;
    expect(again?.text).toBe(first?.text);
    expect(again?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  });
});

function openDelivering(webhookHosts: string[], deliversWebhooks = true) {
  const { pool, connection } = db;
  const jobs = createJobs({ connection, log: silent });
  const quiet = { onAccountChanged: () => undefined, onBack: () => undefined };
  const webhooks = openWebhooks({
    context: {
      ...{ pool, clock: shop.clock, log: silent, newId: randomUUID },
      config: { deliversWebhooks, webhookHosts },
    },
    ...{ changes: quiet, boss: jobs.boss, secretKey: shop.secretKey },
    deny: () => undefined,
    onOutcome: (outcome) => void shop.outcomes.push(outcome),
  });
  return { jobs, webhooks };
}

it.each([true, false])("[WH7] only servers that deliver webhooks send them: %s", async (deliversWebhooks) => {
  const { jobs, webhooks } = openDelivering([shop.far.host], deliversWebhooks);
  await shop.happens();
  await jobs.start([webhooks.setUp]);
  if (deliversWebhooks) await expect.poll(() => shop.outcomes, { timeout: 15_000 }).toEqual(["taken"]);
  const working = await jobs.boss.getQueue("deliver-webhooks");
  webhooks.stop();
  await jobs.stop();
  await db.fill(`drop schema jobs cascade; create schema jobs`);
  expect([working !== null, shop.requests.length]).toEqual(deliversWebhooks ? [true, 1] : [false, 0]);
});

it("[WH4] [WH6] a slow webhook gets its turn beside busy quick ones", async () => {
  const busy = await Promise.all(Array.from({ length: 6 }, () => openShop(db)));
  const shops = [shop, ...busy];
  await db.fill(`delete from webhooks where account_id <> all ($1)`, [shops.map(({ account }) => account)]);
  for (const each of busy) {
    each.answer((response) => void setTimeout(() => response.writeHead(204).end(), 100));
    await each.happens(6_000);
  }
  await shop.set({ slow: true });
  await shop.happens();
  // All secrets are sealed with one key.
  const { jobs, webhooks } = openDelivering(shops.map(({ far }) => far.host));
  await jobs.start([webhooks.setUp]);
  await expect.poll(() => shop.requests.length, { timeout: 10_000 }).toBe(1);
  const waiting = await Promise.all(busy.map(async (each) => (await each.shown()).waiting));
  expect(Math.min(...waiting)).toBeGreaterThan(0);
  webhooks.stop();
  await jobs.stop();
  await db.fill(`drop schema jobs cascade; create schema jobs`);
  await Promise.all(busy.map((each) => each.close()));
});

describe("signatures", () => {
  const verified = (secret: string) => {
    const { text, headers } = shop.requests.at(-1) as (typeof shop.requests)[number];
    return new Webhook(secret).verify(text, headers);
  };
  /** The library that receivers verify with uses the real time. */
  const now = () => shop.clock.elapse(Date.now() - shop.clock.now());

  it("[WH3] are accepted by the standard's own library", async () => {
    now();
    await shop.happens();
    await shop.deliver();
    expect(verified(shop.secret)).toMatchObject({ events: [{ seq: 1 }] });
    expect(() => verified(`whsec_${Buffer.alloc(32).toString("base64")}`)).toThrow("No matching signature");
    expect(shop.requests[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Jieru-Webhooks",
    });
  });

  it("[WH3] also use the old secret for a day after a renewal", async () => {
    const next = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
    const row = renewed(await shop.row(), sealSecret(shop.secretKey, next, shop.id), Date.now() + day);
    const signed = (at: number) => sign(shop.secretKey, row, { requestId: "msg_1", body: "{}", now: at });
    const both = signed(Date.now()) as NonNullable<ReturnType<typeof signed>>;
    for (const secret of [shop.secret, next]) new Webhook(secret).verify("{}", { ...both });
    expect(both["webhook-signature"].split(" ")).toHaveLength(2);
    expect(signed(Date.now() + day + 1)?.["webhook-signature"].split(" ")).toHaveLength(1);
  });

  it("[WH4] a secret that the key cannot decrypt is a failure, and nothing is sent", async () => {
    await shop.happens();
    await shop.deliver({ secretKey: Buffer.alloc(32, 8) });
    expect(shop.requests).toEqual([]);
    expect(await shop.shown()).toMatchObject({
      failing: { failure: { why: "secret_unreadable" } },
      waiting: 1,
    });
  });
});
