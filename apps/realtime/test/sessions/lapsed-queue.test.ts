import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPool } from "../../src/database/connect.ts";
import { listAccountCounts } from "../../src/feed/account-counts.ts";
import { readSnapshot } from "../../src/feed/snapshot.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { listWaiting } from "../../src/lane/session-queries.ts";
import { createWaitingFinder } from "../../src/sessions/waiting-finder.ts";
import { dueLimit } from "../../src/timers/due-sessions.ts";
import { startTicker } from "../../src/timers/ticker.ts";
import { ann, enters, hour } from "../desk/scenario.ts";
import { createAccount, done, newClock, start, type TestClock, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const closed = 5_000;
const open = 3_000;
const viewer = { id: ann.id as AgentId, role: "agent" } as const;

let db: TestDatabase;
let pool: pg.Pool;
let account: AccountId;
let clock: TestClock;
let n = 0;
const lanesOf = () => createLanes({ pool, clock, newId: () => `new${++n}` });
const received: { text: string; values: unknown[] }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Lapsed customers came first; `flagged` marks them as the ticker does. */
async function fill(flagged: boolean): Promise<void> {
  clock = newClock();
  account = await createAccount(db.pool, [ann]);
  await db.fillMany(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     select $1 || '-c' || n, $1, 'openid' || n, 3, 3, case when n <= $3::int then $4::bigint else $4::bigint + $5::bigint end, 0
       from generate_series(1, $2::int) n`,
    [account, closed + open, closed, start, 48 * hour],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, epoch, unread, last_seq, spoken, opened_at, waiting_since,
            last_activity_at, lapsed, due_at, source)
     select $1 || '-s' || n, $1, $1 || '-c' || n, 'waiting', 0, 1, n, true, n, n, n, $4::boolean and n <= $3::int,
            case when n > $3 then $5::bigint + $6::bigint when not $4 then $5 end, 'page'
       from generate_series(1, $2::int) n order by md5(n::text)`,
    [account, closed + open, closed, flagged, start, 48 * hour],
  );
  await db.fill(`update accounts set waiting_count = $2 where id = $1`, [account, closed + open]);
  await db.fill("vacuum analyze");
  pool = openPool(db.connection, () => {});
  received.length = 0;
  pool.on("connect", listenIn);
}

function listenIn(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const [first, second] = args as [string | { text: string; values: unknown[] }, unknown[] | undefined];
    const one = typeof first === "string" ? { text: first, values: second ?? [] } : first;
    received.push({ text: one.text, values: [...(one.values ?? [])] });
    return query(...args);
  }) as typeof client.query;
}

interface Plan {
  "Node Type": string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Relation Name"?: string;
  Plans?: Plan[];
}
const visited = (plan: Plan): number =>
  (plan["Relation Name"] === "sessions" && plan["Node Type"] !== "Index Only Scan"
    ? ((plan["Actual Rows"] ?? 0) + (plan["Rows Removed by Filter"] ?? 0)) * (plan["Actual Loops"] ?? 1)
    : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + visited(part), 0);

const take = (lanes: ReturnType<typeof lanesOf>, capacity: number) =>
  done(lanes.run(account, { do: "set_pickup", agentId: viewer.id, by: viewer.id, auto: true, capacity }));
const servedBy = async () =>
  (
    await db.pool.query<{ n: number }>(
      `select opened_at as n from sessions where account_id = $1 and state = 'active' order by n`,
      [account],
    )
  ).rows.map((r) => Number(r.n));
const firstOpen = (count: number) => Array.from({ length: count }, (_, i) => closed + 1 + i);
const numbers = (ids: readonly string[]) => ids.map((id) => Number(id.split("-s")[1]));

it("[DI8] no query of the waiting queue reads its 5,000 lapsed customers", async () => {
  await fill(true);
  await take(lanesOf(), 10);
  expect(await servedBy()).toEqual(firstOpen(10));
  const { waiting } = (await readSnapshot(pool, account, viewer, start)) ?? {};
  expect(waiting).toMatchObject({ count: closed + open - 10, lapsed: closed });
  expect(numbers(waiting?.sessions.map((s) => s.id) ?? [])).toEqual(firstOpen(60).slice(10));
  const around = await listWaiting(pool, account, open - 10 - 2, 4);
  expect(numbers(around.map((s) => s.id))).toEqual([closed + open - 1, closed + open, 1, 2]);
  expect(around.map((s) => s.lapsed)).toEqual([false, false, true, true]);
  const found = numbers(await createWaitingFinder(pool)(account, { source: "page" }));
  expect([found[0], found.at(-1)]).toEqual([closed + 11, closed]);
  expect(await listAccountCounts(pool, [viewer.id], start)).toMatchObject([{ waiting: open - 10 }]);
  const looks = received.filter(({ text }) => /where not lapsed|order by s\.lapsed.* limit/.test(text));
  expect(looks.length).toBeGreaterThan(1);
  for (const { text, values } of looks) {
    const { rows } = await db.pool.query(`explain (analyze, format json) ${text}`, values);
    expect(visited(rows[0]["QUERY PLAN"][0].Plan), text).toBeLessThan(250);
  }
  await pool.end();
});

it("[DI8] automatic pick-up finds lapsed customers itself before the ticker does", {
  tags: ["slow"],
}, async () => {
  await fill(false);
  const lanes = lanesOf();
  await take(lanes, 10);
  await expect.poll(servedBy, { timeout: 50_000 }).toEqual(firstOpen(10));
  await pool.end();
});

it("[DI8] the ticker marks lapsed customers and corrects marks of an earlier release", {
  tags: ["slow"],
}, async () => {
  await fill(false);
  const of = (m: number) => `${account}-s${m}`;
  // An older server received a new message and kept its mark; another was queued without one.
  await db.fill(`update sessions set lapsed = true, due_at = null where id = $1`, [of(closed + 1)]);
  await db.fill(`update sessions set due_at = null where id = $1`, [of(closed + 2)]);
  const lanes = lanesOf();
  const ticker = startTicker({ pool, clock, lanes, log: silent, nodeId: "n", listPresent: () => [] });
  await ticker.stop();
  // Each tick handles 500 sessions of an account.
  for (let looks = 0; looks <= closed / dueLimit; looks++) await ticker.tick();
  const { rows } = await db.pool.query(
    `select count(*) filter (where lapsed)::int as lapsed, count(*) filter (where due_at is null)::int as never,
            bool_or(lapsed) filter (where opened_at > $2) as wrong
       from sessions where account_id = $1 and state = 'waiting'`,
    [account, closed],
  );
  expect(rows).toEqual([{ lapsed: closed, never: closed, wrong: false }]);
  await pool.end();
});

it("[DI8] a lapsed customer who writes is first at once, and after entering for a minute", {
  tags: ["slow"],
}, async () => {
  await fill(true);
  const lanes = lanesOf();
  const first = async () => {
    const { waiting } = (await readSnapshot(pool, account, viewer, clock.now())) ?? {};
    return [numbers([waiting?.sessions[0]?.id ?? ""])[0], waiting?.lapsed];
  };
  await writeAs(lanes, account, "openid77");
  expect(await first()).toEqual([77, closed - 1]);
  await done(lanes.run(account, enters("openid5")));
  expect(await first()).toEqual([5, closed - 2]);
  const ticker = startTicker({ pool, clock, lanes, log: silent, nodeId: "n", listPresent: () => [] });
  await ticker.stop();
  clock.elapse(60_000);
  await ticker.tick();
  expect(await first()).toEqual([77, closed - 1]);
  await pool.end();
});
