/** What a webhook is sent, in which order, and what becomes of it where it is not taken. */
import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealSecret } from "../../src/accounts/secrets.ts";
import type { Manifest } from "../../src/backup/manifest.ts";
import { settleRestored } from "../../src/backup/settle-restored.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createJobs } from "../../src/tasks/jobs.ts";
import { sendTest } from "../../src/webhooks/deliver.ts";
import { type Due, watchDue } from "../../src/webhooks/due.ts";
import { sign } from "../../src/webhooks/secret.ts";
import { changed, pauseAfter, renewed } from "../../src/webhooks/standing.ts";
import { openWebhooks } from "../../src/webhooks/webhooks.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { openShop, type Shop, status } from "./shop.ts";

let db: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  shop = await openShop(db);
});
afterEach(() => shop.close());
afterAll(() => db.drop());

const second = 1_000;
const day = 24 * 60 * 60 * second;
const seqs = () => shop.requests.map(({ body }) => body.events.map(({ seq }) => seq));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const ids = () => shop.requests.flatMap(({ body }) => body.events.map(({ id }) => id));

describe("what is sent", () => {
  it("[WH2] everything in the order of seq, fifty at once, each request going on where the one before ended", async () => {
    await shop.happens(120);
    await shop.deliver();
    expect(seqs()).toEqual([range(1, 50), range(51, 100), range(101, 120)]);
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

  it("[WH2] of its topics alone: what lies between is passed over in steps, and said to be", async () => {
    await shop.happens(1);
    await shop.happens(3_000, "agent_status_changed", { agents: [] });
    await shop.happens(1);
    await shop.happens(25_000, "session_opened");
    await shop.deliver();
    expect(seqs()).toEqual([[1], [3_002]]);
    expect(shop.requests.map(({ body }) => body.from)).toEqual([0, 1_000]);
    expect((await shop.row()).seq).toBe(28_002);
    expect(await shop.shown()).toMatchObject({ waiting: 0 });
    await shop.happens(1);
    await shop.deliver();
    expect(shop.requests.at(-1)?.body).toMatchObject({ from: 28_002, to: 28_003, missing: null });
  });

  it("[WH2] a session that waits is told whole, with what was said last, and the message in it", async () => {
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

  it("[WH2] [RT3] nothing of a customer who was erased meanwhile is sent, and that they were is told without a name", async () => {
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
    expect(seqs()).toEqual([[3, 4]]);
    const erased = JSON.stringify(shop.requests[0]?.body.events[1]);
    for (const word of ["openid-of-erased", "老张", "VIP", "我的地址"]) expect(erased).not.toContain(word);
    expect(erased).toContain(conversationId);
  });

  it("[WH2] [T29] an event keeps its id whichever server sends it, and another of the same seq has another", async () => {
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
    expect(seqs().at(-1)).toEqual([1, 2]);
    expect(before).not.toContain(shop.requests.at(-1)?.body.events[0]?.id);
  });

  it("[WH2] [WH6] [T29] a server that stops between sending and noting has noted nothing: the same request is sent once more", async () => {
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

/** What delivers in a server, by itself. */
function openDelivering(webhookHosts: string[], deliversWebhooks = true) {
  const { pool, connection } = db;
  const jobs = createJobs({ connection, log: silent });
  const quiet = { onRing: () => undefined, onBack: () => undefined };
  const webhooks = openWebhooks({
    context: {
      ...{ pool, clock: shop.clock, log: silent, newId: randomUUID },
      config: { deliversWebhooks, webhookHosts },
    },
    ...{ bell: quiet, boss: jobs.boss, secretKey: shop.secretKey },
    deny: () => undefined,
    onOutcome: (outcome) => void shop.outcomes.push(outcome),
  });
  return { jobs, webhooks };
}

it.each([true, false])("[WH7] a server delivers where it is told to: %s", async (deliversWebhooks) => {
  const { jobs, webhooks } = openDelivering([shop.far.host], deliversWebhooks);
  await shop.happens();
  await jobs.start([webhooks.setUp]);
  if (deliversWebhooks) await expect.poll(() => shop.outcomes, { timeout: 15_000 }).toEqual(["taken"]);
  const working = await jobs.boss.getQueue("deliver-webhooks");
  webhooks.stop();
  await jobs.stop();
  await db.fill(`drop schema jobs cascade`);
  expect([working !== null, shop.requests.length]).toEqual(deliversWebhooks ? [true, 1] : [false, 0]);
});

it("[WH4] [WH6] one that was slow has its turn, however much those that are quick have to send", async () => {
  const busy = await Promise.all(Array.from({ length: 6 }, () => openShop(db)));
  const shops = [shop, ...busy];
  await db.fill(`delete from webhooks where account_id <> all ($1)`, [shops.map(({ account }) => account)]);
  for (const each of busy) {
    each.answer((response) => void setTimeout(() => response.writeHead(204).end(), 100));
    await each.happens(6_000);
  }
  await shop.set({ slow: true });
  await shop.happens();
  // One key for all: each shop's secret is sealed with the same.
  const { jobs, webhooks } = openDelivering(shops.map(({ far }) => far.host));
  await jobs.start([webhooks.setUp]);
  await expect.poll(() => shop.requests.length, { timeout: 10_000 }).toBe(1);
  const waiting = await Promise.all(busy.map(async (each) => (await each.shown()).waiting));
  expect(Math.min(...waiting)).toBeGreaterThan(0);
  webhooks.stop();
  await jobs.stop();
  await db.fill(`drop schema jobs cascade`);
  await Promise.all(busy.map((each) => each.close()));
});

describe("signatures", () => {
  const verified = (secret: string) => {
    const { text, headers } = shop.requests.at(-1) as (typeof shop.requests)[number];
    return new Webhook(secret).verify(text, headers);
  };
  /** The library that receivers verify with goes by the real time. */
  const now = () => shop.clock.elapse(Date.now() - shop.clock.now());

  it("[WH3] are what the standard's own library takes", async () => {
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

  it("[WH3] are by the old secret too for a day after a renewal, and not for longer", async () => {
    const next = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
    const row = renewed(await shop.row(), sealSecret(shop.secretKey, next, shop.id), Date.now() + day);
    const signed = (at: number) => sign(shop.secretKey, row, { requestId: "msg_1", body: "{}", now: at });
    const both = signed(Date.now()) as NonNullable<ReturnType<typeof signed>>;
    for (const secret of [shop.secret, next]) new Webhook(secret).verify("{}", { ...both });
    expect(both["webhook-signature"].split(" ")).toHaveLength(2);
    expect(signed(Date.now() + day + 1)?.["webhook-signature"].split(" ")).toHaveLength(1);
  });

  it("[WH4] a secret that this server's key cannot open is a failure of its own, and nothing is sent", async () => {
    await shop.happens();
    await shop.deliver({ secretKey: Buffer.alloc(32, 8) });
    expect(shop.requests).toEqual([]);
    expect(await shop.shown()).toMatchObject({
      failing: { failure: { why: "secret_unreadable" } },
      waiting: 1,
    });
  });
});

describe("what is not taken", () => {
  it("[WH4] the same events are sent again, whatever has come since, after growing pauses", async () => {
    await shop.happens(2);
    shop.answer(status(500));
    await shop.deliver();
    await shop.happens(3);
    const since = shop.clock.now();
    const tries = [];
    for (let n = 1; n <= 12; n++) {
      const { failing } = await shop.shown();
      tries.push(((failing?.nextTryAt as number) - shop.clock.now()) / second);
      shop.clock.elapse(pauseAfter(n) - 1);
      await shop.deliver();
      expect(shop.requests).toHaveLength(n);
      shop.clock.elapse(1);
      await shop.deliver();
      expect(shop.requests).toHaveLength(n + 1);
    }
    expect(tries).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
    expect(new Set(shop.requests.map(({ text }) => text)).size).toBe(1);
    expect(new Set(shop.requests.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await shop.shown()).toMatchObject({
      on: true,
      waiting: 5,
      failing: { since, tries: 13, failure: { why: "status", status: 500 } },
    });
    shop.answer(status(200));
    shop.clock.elapse(3_600 * second);
    await shop.deliver();
    expect(seqs().slice(-2)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(await shop.shown()).toMatchObject({ failing: null, waiting: 0 });
  });

  it.each(["an hour", "a day"])(
    "[WH4] a clock that was %s ahead and has been put right holds nothing up, and makes no failure one of the future",
    async (ahead) => {
      await shop.happens();
      shop.answer(status(500));
      const aheadMs = ahead === "a day" ? day : 3_600 * second;
      shop.clock.elapse(aheadMs);
      await shop.deliver();
      shop.clock.elapse(-aheadMs);
      await shop.deliver();
      expect(shop.requests).toHaveLength(2);
      expect((await shop.shown()).failing).toMatchObject({ since: shop.clock.now(), tries: 2 });
      shop.answer(status(204));
      shop.clock.elapse(pauseAfter(2));
      await shop.deliver();
      expect(await shop.shown()).toMatchObject({ failing: null, waiting: 0 });
    },
  );

  it("[WH4] a webhook whose pause is of such a clock is due at the next look", async () => {
    await shop.happens();
    await shop.set({ tries: 1, next_try_at: shop.clock.now() + day });
    const { promise: told, resolve: tell } = Promise.withResolvers<Due[]>();
    const bell = { onRing: () => undefined, onBack: () => undefined };
    const watch = watchDue({ ...shop.deliverer().context, bell, tell: async (due) => tell(due) });
    const due = await told;
    watch.stop();
    expect(due.map(({ webhookId }) => webhookId)).toContain(shop.id);
  });

  it("[WH4] servers whose clocks are a second apart keep each other's pauses", async () => {
    await shop.happens();
    shop.answer(status(500));
    shop.clock.elapse(second);
    await shop.deliver();
    shop.clock.elapse(-second);
    await shop.deliver();
    expect(shop.requests).toHaveLength(1);
  });

  it("[WH4] after three days it is switched off, and nothing more is sent; switched on, it hears what happens from then on", async () => {
    await shop.happens(2);
    shop.answer(status(410));
    await shop.deliver();
    const since = shop.clock.now();
    shop.clock.elapse(3 * day - 1);
    await shop.deliver();
    expect((await shop.row()).on).toBe(true);
    shop.clock.elapse(3_600 * second);
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({
      on: false,
      waiting: 0,
      failing: { since, failure: { why: "status", status: 410 }, nextTryAt: null },
    });
    shop.clock.elapse(day);
    await shop.deliver();
    expect(shop.requests).toHaveLength(3);
    const { seq, on, failingSince } = changed(await shop.row(), { on: true }, 2, shop.clock.now());
    expect({ seq, on, failingSince }).toEqual({ seq: 2, on: true, failingSince: null });
    await shop.set({ seq, is_on: on, failing_since: null, next_try_at: null, failed_up_to: null });
    shop.answer(status(204));
    await shop.happens();
    await shop.deliver();
    expect(seqs().at(-1)).toEqual([3]);
  });

  it.each([
    ["a redirect", status(302, { location: "http://127.0.0.1/" }), { why: "status", status: 302 }],
    ["no page", status(404), { why: "status", status: 404 }],
    ["a connection that breaks", (response) => response.destroy(), { why: "unreachable" }],
    ["no answer", () => undefined, { why: "too_slow" }],
  ] satisfies [string, Parameters<Shop["answer"]>[0], object][])(
    "[WH4] [WH5] %s is no success",
    async (_what, answering, failure) => {
      await shop.happens();
      shop.answer(answering);
      await shop.deliver({}, { deadlineMs: 300 });
      expect(await shop.shown()).toMatchObject({ failing: { tries: 1, failure }, waiting: 1 });
    },
  );

  it("[WH4] what an admin did meanwhile counts: no failure of the old address is held against the new one", async () => {
    await shop.happens();
    shop.answer((response) => {
      void shop.set({ url: "https://new.example/hook" }).then(() => response.writeHead(500).end());
    });
    await shop.deliver();
    expect(await shop.row()).toMatchObject({ failingSince: null, seq: 0 });
  });

  it("[WH4] where what failed is not to be sent any more nothing fails: three days later the first mishap is the first", async () => {
    await shop.happens();
    shop.answer(status(500));
    await shop.deliver();
    await shop.set({ topics: ["customers"] });
    shop.clock.elapse(5 * second);
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({ failing: null, waiting: 0 });
    shop.clock.elapse(3 * day);
    await shop.happens(1, "customer_unblocked");
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({ on: true, waiting: 1, failing: { tries: 1 } });
  });

  it("[WH8] a test that is taken has what waits tried at once, and its answer is told", async () => {
    await shop.happens();
    shop.answer(status(500));
    await shop.deliver();
    shop.answer((response) => response.writeHead(200).end(`thanks${"!".repeat(100_000)}`));
    const sent = await sendTest(shop.deliverer(), await shop.row());
    expect(sent).toEqual({ failure: null, status: 200, answer: `thanks${"!".repeat(494)}` });
    expect(shop.requests.at(-1)?.body).toMatchObject({ from: 0, to: 0, events: [{ type: "test" }] });
    expect((await shop.row()).seq).toBe(0);
    await shop.deliver();
    expect(seqs().at(-1)).toEqual([1]);
  });
});

describe("what is missing", () => {
  it("[WH7] [RT5] what was deleted before it was delivered is named in the next request and on the page, until a week later", async () => {
    await shop.happens(10);
    await db.fill(`delete from events where account_id = $1 and seq <= 4`, [shop.account]);
    shop.answer(status(500));
    await shop.deliver();
    shop.answer(status(204));
    shop.clock.elapse(10 * second);
    await db.fill(`delete from events where account_id = $1 and seq <= 6`, [shop.account]);
    await shop.deliver();
    await shop.happens();
    await shop.deliver();
    expect(shop.requests.map(({ body }) => body.missing)).toEqual([
      { after: 0, upTo: 4 },
      { after: 0, upTo: 6 },
      null,
    ]);
    expect(seqs().slice(1)).toEqual([range(7, 10), [11]]);
    const at = shop.clock.now();
    shop.clock.elapse(7 * day - 1);
    expect((await shop.shown()).missing).toEqual({ after: 0, upTo: 6, at });
    shop.clock.elapse(1);
    expect((await shop.shown()).missing).toBeNull();
  });

  it("[WH7] where all of it was deleted, the request that tells of it is the next that has anything to tell", async () => {
    await shop.happens(5);
    await db.fill(`delete from events where account_id = $1`, [shop.account]);
    await shop.deliver();
    expect(shop.requests).toEqual([]);
    expect((await shop.shown()).missing).toMatchObject({ after: 0, upTo: 5 });
    await shop.happens();
    await shop.deliver();
    expect(shop.requests[0]?.body).toMatchObject({ from: 5, to: 6, missing: { after: 0, upTo: 5 } });
  });

  it("[WH7] [WH4] what went by while it was switched off is missing too", async () => {
    const row = changed({ ...(await shop.row()), on: false }, { on: true }, 9, shop.clock.now());
    expect(row).toMatchObject({ seq: 9, missingAfter: 0, missingUpTo: 9, missingToldAt: null });
  });

  it("[WH8] at another address nothing was taken yet, whatever was at the one before", async () => {
    const row = { ...(await shop.row()), takenAt: 5 };
    expect(changed(row, { url: "https://other.example/" }, 9, 10).takenAt).toBeNull();
    expect(changed(row, { url: row.url, name: "CRM" }, 9, 10).takenAt).toBe(5);
  });

  it("[WH8] switched on again it is not called working by what was taken before, which is told while it is off", async () => {
    const off = changed({ ...(await shop.row()), takenAt: 5 }, { on: false }, 9, 10);
    expect(off.takenAt).toBe(5);
    expect(changed(off, { on: true }, 9, 11)).toMatchObject({ failingSince: null, takenAt: null });
  });

  it("[WH7] [BK5] a restored database goes on with what it has, and tells after which seq something may be lost", async () => {
    await shop.happens(3);
    await shop.set({ seq: 2, failing_since: 1, tries: 3, failure: '{"why":"too_slow"}', next_try_at: 9e14 });
    const manifest = { at: "2027-01-01T00:00:00.000Z" } as Manifest;
    await transaction(db.pool, (client) => settleRestored(client, manifest, shop.clock));
    expect(await shop.shown()).toMatchObject({
      failing: null,
      waiting: 1,
      missing: { after: 3, upTo: null },
    });
    await shop.deliver();
    expect(shop.requests[0]?.body).toMatchObject({ from: 2, to: 3, missing: { after: 3, upTo: null } });
  });
});
