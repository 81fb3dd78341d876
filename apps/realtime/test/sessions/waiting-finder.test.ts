import type { AccountId, TopicId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import { countSources, createWaitingFinder } from "../../src/sessions/waiting-finder.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const inLine = 5_000;
const customers = 20_000;
let db: TestDatabase;
let accountId: AccountId;

/** Customer n came n ms after the first, and 5,000 wait. Every 100th is a VIP, every fifth from page 3, every 50th has a topic. */
async function fill(): Promise<void> {
  await db.fillMany(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at, tags)
     select $1 || '-c' || n, $1, 'o' || n, 5, 5, 0, n, case when n % 100 = 7 then '{VIP}'::text[] else '{}' end
       from generate_series(1, $2::int) as n order by md5(n::text)`,
    [accountId, customers],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, epoch, unread, last_seq, spoken, opened_at, waiting_since,
            last_activity_at, ended_at, source, topic_id)
     select $1 || '-s' || n, $1, $1 || '-c' || n, case when n <= $3 then 'waiting' else 'ended' end, 1, n % 2, n, true, n,
            case when n <= $3 then n end, n, case when n > $3 then n end, 'page' || n % 5, case when n % 50 = 3 then 'refund' end
       from generate_series(1, $2::int) as n order by md5(n::text)`,
    [accountId, customers, inLine],
  );
  await db.fill("analyze conversations, sessions");
}
beforeAll(async () => {
  db = await createTestDatabase();
  accountId = await createAccount(db.pool, [ann]);
  await fill();
});
afterAll(() => db.drop());

const numbers = (ids: readonly string[]) => ids.map((id) => Number(id.split("-s")[1]));
const every = (matches: (n: number) => boolean) =>
  Array.from({ length: inLine }, (_, i) => i + 1).filter(matches);

it("[VW4] [F41] all matches among 5,000 waiting sessions are found, longest waiting first", async () => {
  const find = createWaitingFinder(db.pool);
  expect(numbers(await find(accountId, { tag: "VIP" }))).toEqual(every((n) => n % 100 === 7));
  expect(numbers(await find(accountId, { source: "page3" }))).toEqual(every((n) => n % 5 === 3));
  expect(numbers(await find(accountId, { unread: true }))).toEqual(every((n) => n % 2 === 1));
  const all = await find(accountId, { tag: "VIP", source: "page2", unread: true });
  expect(numbers(all)).toEqual(every((n) => n % 100 === 7 && n % 5 === 2 && n % 2 === 1));
  expect(await find(accountId, { tag: "V" })).toEqual([]);
  expect(await find("another" as AccountId, { unread: true })).toEqual([]);
});

it("[WU9] waiting sessions are found by an earlier topic or its absence", async () => {
  const find = createWaitingFinder(db.pool);
  expect(numbers(await find(accountId, { about: "refund" as TopicId }))).toEqual(every((n) => n % 50 === 3));
  const nothing = await find(accountId, { about: "nothing", tag: "VIP" });
  expect(numbers(nothing)).toEqual(every((n) => n % 100 === 7));
});

it("[RM11] waiting sessions with a reminder are found, whatever its time", async () => {
  const find = createWaitingFinder(db.pool);
  await db.pool.query(
    `update sessions set remind_at = last_seq where account_id = $1 and last_seq % 1000 = 9`,
    [accountId],
  );
  expect(numbers(await find(accountId, { reminder: true }))).toEqual(every((n) => n % 1000 === 9));
  expect(numbers(await find(accountId, { reminder: true, source: "page4" }))).toEqual(
    every((n) => n % 1000 === 9),
  );
  expect(await find(accountId, { reminder: true, source: "page1" })).toEqual([]);
});

it("[VW4] the choices are the sources of all waiting sessions", async () => {
  await db.pool.query(`update sessions set source = 'ended' where id = $1 || '-s' || $2::int`, [
    accountId,
    customers,
  ]);
  await db.pool.query(`update sessions set source = 'rare' where id = $1 || '-s' || $2::int`, [
    accountId,
    inLine,
  ]);
  const sources = await countSources(db.pool, accountId);
  expect(sources.map(({ source }) => source)).toEqual(["page1", "page2", "page3", "page4", "page0", "rare"]);
  expect(sources.reduce((n, { count }) => n + count, 0)).toBe(inLine);
});

it("[VW4] one query answers all simultaneous identical requests", async () => {
  const find = createWaitingFinder(db.pool);
  const searches = [find(accountId, { tag: "VIP" }), find(accountId, { tag: "VIP" })];
  expect(await searches[0]).toBe(await searches[1]);
  expect(await find(accountId, { tag: "VIP", unread: true })).not.toBe(await searches[0]);
});

it("[VW4] a result is reused for a second", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const find = createWaitingFinder({ query: async () => ({ rows: [] }) } as never);
  const look = find(accountId, { tag: "VIP" });
  const isSameAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return find(accountId, { tag: "VIP" }) === look;
  };
  expect([isSameAfter(999), isSameAfter(1)]).toEqual([true, false]);
  await look;
});

it("[VW4] a search by tag reads waiting customers by key, without a table scan", async () => {
  const one = openPool(db.connection, () => undefined, undefined, { min: 0, max: 1 });
  await one.query("begin");
  await createWaitingFinder(one)(accountId, { tag: "VIP" });
  const { rows } = await one.query(
    `select seq_tup_read::int as through, idx_tup_fetch::int as by_key from pg_stat_xact_user_tables where relname = 'conversations'`,
  );
  await closePool(one);
  expect(rows).toEqual([{ through: 0, by_key: inLine }]);
});
