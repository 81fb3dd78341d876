import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkInvariants } from "../../src/health/check-invariants.ts";
import { countViolations, type Invariant, invariantNames } from "../../src/health/invariants.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { createMetrics } from "../../src/metrics.ts";
import { ann, boss } from "../desk/scenario.ts";
import { createAccount, done, newClock, pickUp, reply, start, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let account: AccountId;
let lanes: Lanes;
const none = Object.fromEntries(invariantNames.map((name) => [name, 0]));

beforeAll(async () => {
  db = await createTestDatabase();
  account = await createAccount(db.pool, [ann, boss]);
  let n = 0;
  lanes = createLanes({ pool: db.pool, clock: newClock(), newId: () => `id${++n}` });
  const session = await writeAs(lanes, account, "somebody");
  await writeAs(lanes, account, "somebody who waits");
  await done(lanes.run(account, pickUp("ann", session)));
  await done(lanes.run(account, reply("ann", session)));
});
afterAll(() => db.drop());

it("[DE12] a desk as it should be breaks nothing", async () => {
  expect(await countViolations(db.pool, start)).toEqual(none);
});

/** What a bug, or a hand, could do; each is undone by a rollback. */
const breakages: Record<Invariant, string> = {
  log_has_no_holes: `delete from events where seq = (select max(seq) - 1 from events)`,
  owners_are_bound: `delete from bindings where agent_id = 'ann'`,
  nothing_sent_beyond_ownership: `update messages set epoch = 99 where direction = 'out'`,
  loads_are_counted: `update bindings set load = load + 1 where agent_id = 'ann'`,
  waiting_is_counted: `update accounts set waiting_count = 7`,
  replies_move_on: `update outbox set not_before = ${start - 61_000}`,
  replies_have_their_row: `delete from outbox`,
  rows_say_what_messages_say: `update outbox set state = 'sending', lease_until = extract(epoch from now()) * 1000`,
};

it.each(invariantNames)("[DE12] notices when %s is broken, and nothing else", async (name) => {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query(breakages[name]);
    const found = await countViolations(client, start);
    expect(found).toEqual({ ...none, [name]: 1 });
  } finally {
    await client.query("rollback");
    client.release();
  }
});

it("[DE12] [RT3] a reply that was queued when its customer was erased is none that stands still", async () => {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `update conversations set erased_at = ${start}, erased_seq = (select head_seq from accounts)`,
    );
    await client.query(`delete from outbox`);
    expect(await countViolations(client, start)).toEqual(none);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

it("[DE12] what is broken is a number and an error in the log", async () => {
  const counted = await db.pool.query<{ waiting_count: number }>(`select waiting_count from accounts`);
  await db.pool.query(breakages.waiting_is_counted);
  const said: object[] = [];
  const log = { ...silent, error: (facts: object) => void said.push(facts) } as typeof silent;
  const metrics = createMetrics();
  await checkInvariants({ pool: db.pool, clock: newClock(), log, metrics });
  await db.pool.query(`update accounts set waiting_count = $1`, [counted.rows[0]?.waiting_count]);
  expect(said).toEqual([{ invariant: "waiting_is_counted", count: 1 }]);
  const { values } = await metrics.violations.get();
  expect(values.filter((v) => v.value > 0)).toMatchObject([{ labels: { invariant: "waiting_is_counted" } }]);
});
