import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/backup/manifest.ts";
import { settleRestored } from "../../src/backup/settle-restored.ts";
import { transaction } from "../../src/database/transaction.ts";
import { sendTest } from "../../src/webhooks/deliver.ts";
import { type Due, watchDue } from "../../src/webhooks/due.ts";
import { changed, pauseAfter } from "../../src/webhooks/webhook-state.ts";
import type { TestDatabase } from "../test-database.ts";
import { day, range, type Shop, second, shopForEach, status } from "./receiver.ts";

let db: TestDatabase;
let shop: Shop;
shopForEach((its, on) => {
  [shop, db] = [its, on];
});

describe("failed webhook deliveries", () => {
  it("[WH4] are repeated with the same events, after growing pauses", async () => {
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
    expect(shop.seqs().slice(-2)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(await shop.shown()).toMatchObject({ failing: null, waiting: 0 });
  });

  it.each(["an hour", "a day"])(
    "[WH4] a clock that was %s ahead delays nothing after correction",
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

  it("[WH4] a webhook postponed by such a clock is due at the next scan", async () => {
    await shop.happens();
    await shop.set({ tries: 1, next_try_at: shop.clock.now() + day });
    const { promise: found, resolve: tell } = Promise.withResolvers<Due[]>();
    const changes = { onAccountChanged: () => undefined, onBack: () => undefined };
    const watch = watchDue({ ...shop.deliverer().context, changes, enqueue: async (due) => tell(due) });
    const due = await found;
    watch.stop();
    expect(due.map(({ webhookId }) => webhookId)).toContain(shop.id);
  });

  it("[WH4] servers whose clocks differ by a second respect each other's pauses", async () => {
    await shop.happens();
    shop.answer(status(500));
    shop.clock.elapse(second);
    await shop.deliver();
    shop.clock.elapse(-second);
    await shop.deliver();
    expect(shop.requests).toHaveLength(1);
  });

  it("[WH4] after three days switch the webhook off; switched on, it continues from now", async () => {
    await shop.happens(2);
    shop.answer(status(410));
    await shop.deliver();
    const since = shop.clock.now();
    let tries = 1;
    while (shop.clock.now() + pauseAfter(tries) < since + 3 * day) {
      shop.clock.elapse(pauseAfter(tries++));
      await shop.deliver();
      expect((await shop.row()).on).toBe(true);
    }
    shop.clock.elapse(pauseAfter(tries++));
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({
      on: false,
      waiting: 0,
      failing: { since, failure: { why: "status", status: 410 }, nextTryAt: null },
    });
    shop.clock.elapse(day);
    await shop.deliver();
    expect(shop.requests).toHaveLength(tries);
    const { seq, on, failingSince } = changed(await shop.row(), { on: true }, 2, shop.clock.now());
    expect({ seq, on, failingSince }).toEqual({ seq: 2, on: true, failingSince: null });
    await shop.set({ seq, is_on: on, failing_since: null, next_try_at: null, failed_up_to: null });
    shop.answer(status(204));
    await shop.happens();
    await shop.deliver();
    expect(shop.seqs().at(-1)).toEqual([3]);
  });

  it("[WH4] jumps of the clock alone do not switch a webhook off", async () => {
    await shop.happens();
    shop.answer(status(500));
    for (let jump = 0; jump < 3; jump++) {
      await shop.deliver();
      shop.clock.elapse(4 * day);
    }
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({ on: true, failing: { tries: 4 } });
    shop.answer(status(204));
    shop.clock.elapse(pauseAfter(4));
    await shop.deliver();
    expect(await shop.shown()).toMatchObject({ on: true, failing: null, waiting: 0 });
  });

  it.each([
    ["a redirect", status(302, { location: "http://127.0.0.1/" }), { why: "status", status: 302 }],
    ["no page", status(404), { why: "status", status: 404 }],
    ["a connection that breaks", (response) => response.destroy(), { why: "unreachable" }],
    ["no answer", () => undefined, { why: "too_slow" }],
  ] satisfies [string, Parameters<Shop["answer"]>[0], object][])(
    "[WH4] [WH5] %s counts as a failure",
    async (_what, answering, failure) => {
      await shop.happens();
      shop.answer(answering);
      await shop.deliver({}, { deadlineMs: 300 });
      expect(await shop.shown()).toMatchObject({ failing: { tries: 1, failure }, waiting: 1 });
    },
  );

  it("[WH4] a failure of the old address does not count after an admin's change", async () => {
    await shop.happens();
    shop.answer((response) => {
      void shop.set({ url: "https://new.example/hook" }).then(() => response.writeHead(500).end());
    });
    await shop.deliver();
    expect(await shop.row()).toMatchObject({ failingSince: null, seq: 0 });
  });

  it("[WH4] a failed event that is no longer selected clears the failure", async () => {
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

  it("[WH8] a successful test retries waiting events at once, and its answer is shown", async () => {
    await shop.happens();
    shop.answer(status(500));
    await shop.deliver();
    shop.answer((response) => response.writeHead(200).end(`thanks${"!".repeat(100_000)}`));
    const sent = await sendTest(shop.deliverer(), await shop.row());
    expect(sent).toEqual({ failure: null, status: 200, answer: `thanks${"!".repeat(494)}` });
    expect(shop.requests.at(-1)?.body).toMatchObject({ from: 0, to: 0, events: [{ type: "test" }] });
    expect((await shop.row()).seq).toBe(0);
    await shop.deliver();
    expect(shop.seqs().at(-1)).toEqual([1]);
  });
});

describe("missing webhook events", () => {
  it("[WH7] [RT5] are named in the next request, and on the page for a week", async () => {
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
    expect(shop.seqs().slice(1)).toEqual([range(7, 10), [11]]);
    const at = shop.clock.now();
    shop.clock.elapse(7 * day - 1);
    expect((await shop.shown()).missing).toEqual({ after: 0, upTo: 6, at });
    shop.clock.elapse(1);
    expect((await shop.shown()).missing).toBeNull();
  });

  it("[WH7] are reported with the next event if all were deleted", async () => {
    await shop.happens(5);
    await db.fill(`delete from events where account_id = $1`, [shop.account]);
    await shop.deliver();
    expect(shop.requests).toEqual([]);
    expect((await shop.shown()).missing).toMatchObject({ after: 0, upTo: 5 });
    await shop.happens();
    await shop.deliver();
    expect(shop.requests[0]?.body).toMatchObject({ from: 5, to: 6, missing: { after: 0, upTo: 5 } });
  });

  it("[WH7] [WH4] include events from while the webhook was off", async () => {
    const row = changed({ ...(await shop.row()), on: false }, { on: true }, 9, shop.clock.now());
    expect(row).toMatchObject({ seq: 9, missingAfter: 0, missingUpTo: 9, missingToldAt: null });
  });

  it("[WH8] a new address has no earlier success", async () => {
    const row = { ...(await shop.row()), takenAt: 5 };
    expect(changed(row, { url: "https://other.example/" }, 9, 10).takenAt).toBeNull();
    expect(changed(row, { url: row.url, name: "CRM" }, 9, 10).takenAt).toBe(5);
  });

  it("[WH8] switching on again clears an earlier success, which is shown while off", async () => {
    const off = changed({ ...(await shop.row()), takenAt: 5 }, { on: false }, 9, 10);
    expect(off.takenAt).toBe(5);
    expect(changed(off, { on: true }, 9, 11)).toMatchObject({ failingSince: null, takenAt: null });
  });

  it("[WH7] [BK5] a restored database continues and reports after which seq events may be lost", async () => {
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
