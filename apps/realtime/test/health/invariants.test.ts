import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import { checkInvariants, workChecking } from "../../src/health/check-invariants.ts";
import { countViolations, type Invariant, invariantNames } from "../../src/health/invariants.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
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

it("[DE12] a consistent database violates nothing", async () => {
  expect(await countViolations(db.pool, start)).toEqual(none);
});

/** Each breakage is rolled back. */
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

async function countedAfter(...statements: string[]): Promise<object> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    return await countViolations(client, start);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

it.each(invariantNames)("[DE12] detects the violation of %s and nothing else", async (name) => {
  expect(await countedAfter(breakages[name])).toEqual({ ...none, [name]: 1 });
});

const underWay = `update messages set delivery = jsonb_set(delivery, '{state}', '"sending"') where direction = 'out'`;
const leaseOver = (ms: number): string[] => [
  underWay,
  `update outbox set state = 'sending', lease_until = extract(epoch from now()) * 1000 - ${ms}`,
];
const queuedFor = (ms: number): string => `update outbox set not_before = ${start - ms}`;
const laterOne = `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
  select (select id from messages where direction = 'in' limit 1), account_id, conversation_id, seq + 1, 'queued', 0, not_before from outbox`;

it.each<[string, Invariant, string[]]>([
  ["the newest number has no event", "log_has_no_holes", [`update accounts set head_seq = head_seq + 1`]],
  [
    "the owner of one asleep is not bound",
    "owners_are_bound",
    [
      `update sessions set state = 'inactive' where state = 'active'`,
      `delete from bindings where agent_id = 'ann'`,
    ],
  ],
  ["a delivery's lease ran out over a minute ago", "replies_move_on", leaseOver(61_000)],
  ["a reply under way has no row", "replies_have_their_row", [underWay, `delete from outbox`]],
  ["of two that are due the first stands still", "replies_move_on", [queuedFor(61_000), laterOne]],
])("[DE12] notices that %s", async (_what, name, statements) => {
  expect(await countedAfter(...statements)).toEqual({ ...none, [name]: 1 });
});

it.each<[string, string[]]>([
  ["a reply that has been due for 59 seconds", [queuedFor(59_000)]],
  ["a lease that ran out 59 seconds ago", leaseOver(59_000)],
  [
    "a reply that waits behind one under way",
    [
      queuedFor(61_000),
      laterOne,
      underWay,
      `update outbox set state = 'sending', lease_until = extract(epoch from now()) * 1000 where seq = (select min(seq) from outbox)`,
    ],
  ],
])("[DE12] does not take for broken %s", async (_what, statements) => {
  expect(await countedAfter(...statements)).toEqual(none);
});

it("[DE12] [RT3] a reply queued before its customer's erasure does not count as stuck", async () => {
  const erased = `update conversations set erased_at = ${start}, erased_seq = (select head_seq from accounts)`;
  expect(await countedAfter(erased, `delete from outbox`)).toEqual(none);
});

it("[DE12] all accounts are checked, at most a hundred at a time", async () => {
  const client = await db.pool.connect();
  const counted: number[] = [];
  const looking = {
    async query(...asked: [string, unknown[]]) {
      const answer = await client.query<Record<Invariant, string>>(...asked);
      counted.push(Number(answer.rows[0]?.waiting_is_counted));
      return answer;
    },
  };
  await client.query("begin");
  await client.query(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms,
            waiting_count)
     select 'more' || n, 'more' || n, 'gh_1', 'shop', '', 'plain', 'json', 'guide', 1800000, 180000, 7
       from generate_series(1, 250) n`,
  );
  const found = await countViolations(looking as never, start);
  await client.query("rollback");
  client.release();
  expect(found).toEqual({ ...none, waiting_is_counted: 250 });
  expect(Math.max(...counted)).toBeLessThanOrEqual(100);
});

it("[DE12] a violation is a metric and an error in the log", async () => {
  const counted = await db.pool.query<{ waiting_count: number }>(`select waiting_count from accounts`);
  await db.pool.query(breakages.waiting_is_counted);
  const entries: object[] = [];
  const log = { ...silent, error: (facts: object) => void entries.push(facts) } as typeof silent;
  const metrics = createMetrics();
  await checkInvariants({ pool: db.pool, clock: newClock(), log, metrics });
  await db.pool.query(`update accounts set waiting_count = $1`, [counted.rows[0]?.waiting_count]);
  expect(entries).toEqual([{ invariant: "waiting_is_counted", count: 1 }]);
  const { values } = await metrics.violations.get();
  expect(values.filter((v) => v.value > 0)).toMatchObject([{ labels: { invariant: "waiting_is_counted" } }]);
});

it("[DE12] one server checks each minute, and the next check waits for this one", async () => {
  const queries: unknown[] = [];
  const boss = {
    createQueue: async (_queue: string, { policy }: { policy: string }) => void queries.push(policy),
    schedule: async (_queue: string, cron: string) => void queries.push(cron),
    work: async (_queue: string, _options: object, work: () => Promise<void>) =>
      void queries.push(await work()),
  };
  const metrics = createMetrics();
  await workChecking(boss as never, { pool: db.pool, clock: newClock(), log: silent, metrics });
  expect(queries).toEqual(["singleton", "* * * * *", undefined]);
  expect((await metrics.invariantsCheckedAt.get()).values[0]?.value).toBeGreaterThan(0);
});
