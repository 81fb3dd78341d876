import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMetrics, type Metrics } from "../../src/base/metrics.ts";
import { read } from "../../src/health/readings.ts";
import { ann, minute, second } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  type TestClock,
  writeAs,
} from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let clock: TestClock;
let node: Node;
let metrics: Metrics;
let account: AccountId;
beforeEach(async () => {
  db = await createTestDatabase();
  [clock, metrics] = [newClock(), createMetrics()];
  node = openNode(db, clock);
  account = await createAccount(db.pool, [ann]);
});
afterEach(async () => {
  await node.close();
  await db.drop();
});

const away = { query: () => Promise.reject(new Error("the database is away")) } as unknown as Pool;

const metricsAfter = async (
  gauge: Metrics["outboxOldest"] | Metrics["lastPushAge"] | Metrics["searchBehind"],
) => {
  const { values } = await gauge.get();
  return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels)[0] ?? "", value]));
};
const set = (pushedAt: number, expiresAt: number) =>
  db.pool.query(
    `with pushed as (update accounts set last_push_at = $1::bigint)
     insert into access_tokens select app_id, '', $2::bigint from accounts`,
    [pushedAt, expiresAt],
  );

it("[DE12] open replies are counted by state with the age of the oldest, or 0", async () => {
  const sessions = [];
  for (const openid of ["li", "wu", "zhou"]) sessions.push(await writeAs(node.lanes, account, openid));
  const sent = [];
  for (const session of sessions) {
    await done(node.lanes.run(account, pickUp("ann", session)));
    const { facts } = await done(node.lanes.run(account, reply("ann", session)));
    sent.push(facts[0]?.message?.id);
    clock.elapse(minute);
  }
  await read(db.pool, clock.now(), metrics);
  expect(await metricsAfter(metrics.outboxReplies)).toEqual({ queued: 3, sending: 0 });
  expect(await metricsAfter(metrics.outboxOldest)).toEqual({ queued: 180, sending: 0 });
  await done(node.lanes.run(account, { do: "start_delivery", messageId: sent[1] as never }));
  await read(db.pool, clock.now(), metrics);
  expect(await metricsAfter(metrics.outboxReplies)).toEqual({ queued: 2, sending: 1 });
  expect(await metricsAfter(metrics.outboxOldest)).toEqual({ queued: 180, sending: 120 });
});

it("[DE12] WeChat's silence and the token's validity are measured for existing accounts", async () => {
  await set(clock.now() - 7 * second, clock.now() + minute);
  await read(db.pool, clock.now(), metrics);
  expect(await metricsAfter(metrics.lastPushAge)).toEqual({ [account]: 7 });
  expect(await metricsAfter(metrics.tokenExpiresIn)).toEqual({ [account]: 60 });
  await db.pool.query(`update accounts set removed_at = 1`);
  await read(db.pool, clock.now(), metrics);
  expect([await metricsAfter(metrics.lastPushAge), await metricsAfter(metrics.tokenExpiresIn)]).toEqual([
    {},
    {},
  ]);
});

it("[DE12] [PU8] the end of the newest ingestion outage is exported from a server's start", async () => {
  const note = (from: number) =>
    done(node.lanes.run(account, { do: "note_gap", gap: { from, to: from + minute } }));
  await createAccount(db.pool, []);
  await read(db.pool, clock.now(), metrics);
  expect(await metricsAfter(metrics.lastPushGap)).toEqual({ "": 0 });
  for (const from of [clock.now(), clock.now() - 5 * minute]) await note(from);
  const ended = { "": (clock.now() + minute) / second };
  clock.elapse(60 * minute);
  metrics = createMetrics();
  await read(db.pool, clock.now(), metrics);
  expect(await metricsAfter(metrics.lastPushGap)).toEqual(ended);
  await read(away, clock.now(), metrics);
  expect(await metricsAfter(metrics.lastPushGap)).toEqual(ended);
});

it("[RT2] [DE12] the age of the oldest unfinished erasure is exported, or 0", async () => {
  await writeAs(node.lanes, account, "li");
  await writeAs(node.lanes, account, "wu");
  const erase = (openid: string) =>
    db.pool.query(`update conversations set erasing = true, erased_at = $2 where openid = $1`, [
      openid,
      clock.now(),
    ]);
  const oldest = async () => {
    await read(db.pool, clock.now(), metrics);
    return metricsAfter(metrics.erasureOldest);
  };
  expect(await oldest()).toEqual({ "": 0 });
  await erase("li");
  clock.elapse(minute);
  await erase("wu");
  clock.elapse(minute);
  expect(await oldest()).toEqual({ "": 120 });
  await db.pool.query(`update conversations set erasing = false where openid = 'li'`);
  expect(await oldest()).toEqual({ "": 60 });
});

it("[DE12] at most fifty accounts have their own line", async () => {
  for (let i = 0; i < 50; i++) await createAccount(db.pool, []);
  await set(clock.now(), clock.now());
  await read(db.pool, clock.now(), metrics);
  expect(Object.keys(await metricsAfter(metrics.lastPushAge))).toHaveLength(50);
  expect(Object.keys(await metricsAfter(metrics.tokenExpiresIn))).toHaveLength(50);
});

it("[DE12] nothing is exported while the database does not answer", async () => {
  await writeAs(node.lanes, account, "li");
  await set(clock.now(), clock.now() + minute);
  const all = () =>
    Promise.all(
      [
        metrics.lastPushAge,
        metrics.tokenExpiresIn,
        metrics.outboxReplies,
        metrics.outboxOldest,
        metrics.searchBehind,
      ].map(metricsAfter),
    );
  await read(db.pool, clock.now(), metrics);
  expect(await all()).not.toContainEqual({});
  expect(await metricsAfter(metrics.searchBehind)).toEqual({ "": 2 });
  await read(away, clock.now(), metrics);
  expect(await all()).toEqual([{}, {}, {}, {}, { "": 0 }]);
});
