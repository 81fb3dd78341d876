import type { AccountId, AgentId, TopicId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import type { EndedBefore } from "../../src/lane/session-queries.ts";
import { type EndedFilter, findEnded, searchedPerPage } from "../../src/sessions/ended-finder.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const all = 24_000;
let db: TestDatabase;
let accountId: AccountId;

/** Session n ended n ms after the first, in pairs. Every 4,000th has a rare tag, every 6,000th a rare topic, every fifth none. */
async function fill(): Promise<void> {
  await db.fillMany(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at, tags)
     select 'c' || n, $1, 'o' || n, 5, 5, 0, n,
            array_remove(array[case when n % 10 = 7 then 'VIP' end, case when n % 4000 = 9 then 'rare' end], null)
       from generate_series(1, $2::int) as n order by md5(n::text)`,
    [accountId, all],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, owner_id, epoch, unread, last_seq, spoken, opened_at,
            last_activity_at, ended_at, source, topic_id, outcome)
     select 's' || lpad(n::text, 5, '0'), $1, 'c' || n, 'ended', case n % 3 when 0 then $3 else $4 end, 1, 0, n, true, n,
            n, n / 2 * 2, 'page' || n % 5,
            case when n % 6000 = 11 then 'rare' when n % 5 > 0 then 'usual' end,
            case n % 7 when 0 then 'not_answered' else 'answered' end
       from generate_series(1, $2::int) as n order by md5(n::text)`,
    [accountId, all, ann.id, bob.id],
  );
  await db.fill("analyze conversations, sessions");
}
beforeAll(async () => {
  db = await createTestDatabase();
  accountId = await createAccount(db.pool, [ann, bob]);
  await fill();
});
afterAll(() => db.drop());

const everybodys: EndedFilter = { ownerId: null };
const anns: EndedFilter = { ownerId: ann.id as AgentId };
const every = (matches: (n: number) => boolean) =>
  Array.from({ length: all }, (_, i) => all - i)
    .filter(matches)
    .toSorted((a, b) => Math.floor(b / 2) - Math.floor(a / 2) || b - a);

async function findAll(filter: EndedFilter, limit = 50): Promise<[found: number[], pages: number]> {
  const found: number[] = [];
  let last: EndedBefore | null = null;
  for (let pages = 1; ; pages++) {
    const page = await findEnded(db.pool, accountId, filter, { last, limit });
    found.push(...page.sessions.map(({ id }) => Number(id.slice(1))));
    expect(page.sessions.length).toBeLessThanOrEqual(limit);
    last = page.next;
    if (!last) return [found, pages];
  }
}

it("[VW6] all matching sessions among 24,000 ended ones are found once, newest first", async () => {
  expect((await findAll({ ...everybodys, tag: "VIP" }))[0]).toEqual(every((n) => n % 10 === 7));
  expect((await findAll({ ...anns, tag: "VIP" }, 100))[0]).toEqual(every((n) => n % 10 === 7 && n % 3 === 0));
  const both = await findAll({ ...everybodys, tag: "VIP", source: "page2" });
  expect(both[0]).toEqual(every((n) => n % 10 === 7 && n % 5 === 2));
  expect((await findAll({ ...anns, source: "page3" }, 100))[0]).toEqual(
    every((n) => n % 5 === 3 && n % 3 === 0),
  );
  expect((await findAll(anns, 100))[0]).toEqual(every((n) => n % 3 === 0));
});

it("[SE17] [VW6] ended sessions are found by their outcome", async () => {
  const unanswered = { outcome: "not_answered" } as const;
  expect((await findAll({ ...everybodys, ...unanswered }, 100))[0]).toEqual(every((n) => n % 7 === 0));
  expect((await findAll({ ...anns, ...unanswered, tag: "VIP" }))[0]).toEqual(
    every((n) => n % 7 === 0 && n % 3 === 0 && n % 10 === 7),
  );
});

it("[VW6] rare matches are found in steps, and a search without matches ends", async () => {
  const steps = Math.ceil(all / searchedPerPage);
  expect(await findAll({ ...everybodys, tag: "rare" })).toEqual([every((n) => n % 4_000 === 9), steps]);
  expect(await findAll({ ...everybodys, tag: "nobody’s" })).toEqual([[], steps]);
  expect(await findAll({ ...anns, source: "nowhere" })).toEqual([[], Math.ceil(all / 3 / searchedPerPage)]);
});

it.each([
  ["everybody’s", everybodys],
  ["one’s own", anns],
])("[VW6] one page of %s reads a limited number of rows by key, without a table scan", async (_, filter) => {
  const one = openPool(db.connection, () => undefined, undefined, { min: 0, max: 1 });
  await one.query("begin");
  await findEnded(one, accountId, { ...filter, tag: "nobody’s" }, { last: null, limit: 50 });
  const { rows } = await one.query(
    `select relname, seq_tup_read::int as through, idx_tup_fetch::int as by_key from pg_stat_xact_user_tables
      where relname in ('conversations', 'sessions') order by relname`,
  );
  await closePool(one);
  expect(rows).toEqual([
    { relname: "conversations", through: 0, by_key: 5_000 },
    { relname: "sessions", through: 0, by_key: 5_000 },
  ]);
});

const rareTopic = "rare" as TopicId;

it("[WU9] sessions of a rare topic or without one are found on the first page", async () => {
  const one = openPool(db.connection, () => undefined, undefined, { min: 0, max: 1 });
  await one.query("begin");
  const found = await findEnded(
    one,
    accountId,
    { ...everybodys, about: rareTopic },
    { last: null, limit: 50 },
  );
  const { rows } = await one.query(
    `select sum(seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'sessions'`,
  );
  await closePool(one);
  const rare = every((n) => n % 6_000 === 11);
  expect([found.sessions.map(({ id }) => Number(id.slice(1))), found.next]).toEqual([rare, null]);
  expect(rows[0]?.read).toBeLessThan(50);
  const nothing = every((n) => n % 5 === 0);
  const pages = Math.floor(nothing.length / 100) + 1;
  expect(await findAll({ ...everybodys, about: "nothing" }, 100)).toEqual([nothing, pages]);
});

it("[WU9] an agent's own sessions are found by topic, tag and source together", async () => {
  expect((await findAll({ ...anns, about: rareTopic }))[0]).toEqual(
    every((n) => n % 6_000 === 11 && n % 3 === 0),
  );
  expect((await findAll({ ...anns, about: "nothing" }, 100))[0]).toEqual(every((n) => n % 15 === 0));
  const usual = { ...everybodys, about: "usual" as TopicId, tag: "VIP", source: "page2" };
  expect((await findAll(usual))[0]).toEqual(every((n) => n % 10 === 7 && n % 5 === 2));
});
