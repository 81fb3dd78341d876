import type { AccountId } from "@jieru/shared/domain/ids";
import { WechatRefused } from "@jieru/wechat/errors";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LaneFull, type Lanes } from "../../src/lane/lane.ts";
import { createMetrics } from "../../src/metrics.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { startOutbox } from "../../src/outbox/outbox.ts";
import { listAbandoned, listDue } from "../../src/outbox/queue.ts";
import { ann } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  messageOf,
  newClock,
  openNode,
  pickUp,
  reply,
  start,
  writeAs,
} from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const deadline = { timeout: 5_000, interval: 10 };
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  for (const name of ["a", "b"]) await createDue(name);
});

/** An account with a hundred replies that are due. */
async function createDue(name: string): Promise<void> {
  const account = await createAccount(db.pool, [ann]);
  const values = [account, start, name];
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     select $3 || 'c' || n, $1, 'o' || n, 3, 3, $2::bigint + 1000, 0 from generate_series(1, 100) n`,
    values,
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select $3 || 'm' || n, $1, $3 || 'c' || n, n, $2, 'out', '{"type":"text","text":"hello"}' from generate_series(1, 100) n`,
    values,
  );
  await db.pool.query(
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
     select $3 || 'm' || n, $1, $3 || 'c' || n, n, 'queued', 0, $2 from generate_series(1, 100) n`,
    values,
  );
}
afterAll(() => db.drop());

/** Everything that is queued is due by it. */
const outboxClock = newClock();
outboxClock.elapse(1);
const never = () => new Promise<never>(() => undefined);

/** An outbox whose deliveries never begin, what it asked of the lane, and how often it looked for what was left under way. */
function openOutbox(begin: (account: AccountId) => Promise<never> = never) {
  const asked: string[] = [];
  const begun = new Map<AccountId, number>();
  let looks = 0;
  const query = (...asking: [string, unknown[]]) => {
    if (asking[0].includes("'sending'")) looks++;
    return db.pool.query(...asking);
  };
  const run: Lanes["run"] = (of, command) => {
    asked.push(command.do);
    if (command.do === "start_delivery") begun.set(of, (begun.get(of) ?? 0) + 1);
    return command.do === "start_delivery"
      ? begin(of)
      : Promise.resolve({ ok: false, refusal: { refusal: "message_not_found" } });
  };
  const outbox = startOutbox({
    pool: { query } as never,
    bell: { onOutbox: () => undefined } as never,
    log: silent,
    metrics: createMetrics(),
    clock: outboxClock,
    lanes: { run } as Lanes,
    clients: { of: () => Promise.reject(new Error("nobody calls")) },
    wechatMediaId: () => Promise.reject(new Error("nobody calls")),
  });
  const count = (what: string) => asked.filter((a) => a === what).length;
  return { outbox, count, begun, looks: () => looks };
}

it("[DE5] delivers at most 64 replies at once, 48 of them one account's, however many are due", async () => {
  const { outbox, count, begun, looks } = openOutbox();
  await expect.poll(() => count("start_delivery"), deadline).toBe(64);
  // Each time it looks at both; what the second look at what is due had found would be under way by the third.
  await expect.poll(looks, deadline).toBe(3);
  expect(count("start_delivery")).toBe(64);
  expect(Math.max(...begun.values())).toBeLessThanOrEqual(48);
  outbox.hold();
});

it("[DE11] those that do not end in time are said to be unknown, and no other is taken up", async () => {
  const { outbox, count } = openOutbox();
  await expect.poll(() => count("start_delivery"), deadline).toBe(64);
  outbox.hold();
  await outbox.finish(20);
  expect([count("finish_delivery"), count("start_delivery")]).toEqual([64, 64]);
});

it("[DE5] a lane that is full is asked again at the next look, not without a pause, and keeps no other account waiting", async () => {
  await db.pool.query(`delete from outbox where message_id like 'b%'`);
  const other = await createAccount(db.pool, [ann]);
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('elsewhere', $1, 'li', 3, 3, $2, 0)`,
    [other, start + 1_000],
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     values ('other', $1, 'elsewhere', 1, $2, 'out', '{"type":"text","text":"hello"}')`,
    [other, start],
  );
  await db.pool.query(
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
     values ('other', $1, 'elsewhere', 1, 'queued', 0, $2)`,
    [other, start + 1],
  );
  const waiting = Promise.withResolvers<void>();
  const { outbox, count, looks } = openOutbox((of) => {
    if (of !== other) return Promise.reject(new LaneFull());
    waiting.resolve();
    return never();
  });
  await waiting.promise;
  await expect.poll(looks, deadline).toBe(3);
  expect(count("start_delivery")).toBeLessThanOrEqual(3 * 64 + 1);
  outbox.hold();
});

it("[OB6] what WeChat answered is told again until it is kept", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const shop = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, shop, "li");
  await done(node.lanes.run(shop, pickUp("ann", session)));
  const { facts } = await done(node.lanes.run(shop, reply("ann", session)));
  const messageId = messageOf(facts).id;
  let full = 2;
  const run: Lanes["run"] = (account, command) =>
    command.do === "finish_delivery" && full-- > 0
      ? Promise.reject(new LaneFull())
      : node.lanes.run(account, command);
  const options = {
    lanes: { run } as Lanes,
    clock,
    clients: { of: async () => ({ send: async () => undefined }) as never },
    wechatMediaId: never,
    ended: new AbortController().signal,
  };
  expect(await deliver(options, { accountId: shop, messageId })).toBe("sent");
  const { rows } = await db.pool.query(`select delivery ->> 'state' as state from messages where id = $1`, [
    messageId,
  ]);
  expect(rows).toEqual([{ state: "sent" }]);
  await node.close();
});

it("[OB2] what a send needs and does not come in time leaves it to the next try, before its lease can run out", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const shop = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, shop, "li");
  await done(node.lanes.run(shop, pickUp("ann", session)));
  const { facts } = await done(node.lanes.run(shop, reply("ann", session)));
  const messageId = messageOf(facts).id;
  const begun: number[] = [];
  const client = { send: async (_: string, __: unknown, beginBy: number) => void begun.push(beginBy) };
  const options = { lanes: node.lanes, clock, wechatMediaId: never, ended: new AbortController().signal };
  const waiting = { ...options, clients: { of: never }, beginWithinMs: 20 };
  expect(await deliver(waiting, { accountId: shop, messageId })).toBe("retry");
  const before = performance.now();
  clock.elapse(1_000);
  const ready = { ...options, clients: { of: async () => client as never } };
  expect(await deliver(ready, { accountId: shop, messageId })).toBe("sent");
  expect(begun).toEqual([expect.closeTo(before + 4_500, -3)]);
  await node.close();
});

it("[OB3] WeChat is busy: as an answer to the reply it may hide a delivery, before it the reply has not left", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const shop = await createAccount(db.pool, [ann]);
  const busy = () => Promise.reject(new WechatRefused({ errcode: -1, errmsg: "system error" }));
  const stateAfter = async (who: string, of: () => Promise<unknown>) => {
    const session = await writeAs(node.lanes, shop, who);
    await done(node.lanes.run(shop, pickUp("ann", session)));
    const { facts } = await done(node.lanes.run(shop, reply("ann", session)));
    const messageId = messageOf(facts).id;
    const ended = new AbortController().signal;
    const clients = { of } as never;
    await deliver(
      { lanes: node.lanes, clock, clients, wechatMediaId: never, ended },
      { accountId: shop, messageId },
    );
    const { rows } = await db.pool.query(`select delivery from messages where id = $1`, [messageId]);
    return rows[0].delivery;
  };
  expect(await stateAfter("li", async () => ({ send: busy }))).toMatchObject({
    state: "unconfirmed",
    reason: "busy",
    code: -1,
  });
  expect(await stateAfter("wu", busy)).toMatchObject({ state: "queued", reason: null });
  await node.close();
});

it("[OB5] what was queued by a clock that was ahead goes out when it is right again; what waits for its next try does not", async () => {
  const account = await createAccount(db.pool, [ann]);
  const waits = async (name: string, ms: number): Promise<void> => {
    const id = `${account}-${name}`;
    await db.pool.query(
      `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
       values ($1, $2, $1, 3, 3, 0, 0)`,
      [id, account],
    );
    await db.pool.query(
      `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
       values ($1, $2, $1, $3, 0, 'out', '{"type":"text","text":"hello"}')`,
      [id, account, ms],
    );
    await db.pool.query(
      `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
       values ($1, $2, $1, 1, 'queued', 0, $3)`,
      [id, account, start + ms],
    );
  };
  await waits("due", -1);
  await waits("next-try", 20_000);
  await waits("ahead", 3_600_000);
  const due = await listDue(db.pool, start, 1_000);
  const ours = due.filter((d) => d.accountId === account).map((d) => d.messageId);
  expect(ours).toEqual([`${account}-due`, `${account}-ahead`]);
});

it("[OB2] a lease runs out by the database's clock, whatever the servers' say", async () => {
  const clock = newClock();
  const node = openNode(db, clock);
  const shop = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, shop, "li");
  await done(node.lanes.run(shop, pickUp("ann", session)));
  clock.elapse(3_600_000); // it is wrong
  const { facts } = await done(node.lanes.run(shop, reply("ann", session)));
  const messageId = messageOf(facts).id;
  await done(node.lanes.run(shop, { do: "start_delivery", messageId }));
  await node.close(); // it died
  const after = (ms: number) =>
    db.pool.query(`update outbox set lease_until = lease_until - $2 where message_id = $1`, [messageId, ms]);
  const abandoned = async () =>
    (await listAbandoned(db.pool, 1_000)).some((given) => given.messageId === messageId);
  expect(await abandoned()).toBe(false);
  await after(5_000);
  expect(await abandoned()).toBe(false);
  await after(10_000);
  expect(await abandoned()).toBe(true);
  await after(-60_000); // the database's clock was put back by a minute
  expect(await abandoned()).toBe(true);
});
