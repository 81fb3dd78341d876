// Lanes that have long been alone with their accounts commit together. What goes wrong for one of them is that one's alone.
import { randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Outcome } from "../../src/lane/batch.ts";
import { Pipeline } from "../../src/lane/pipeline.ts";
import { ann } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, deliverPush, type Node, newClock, openNode, textPush, write } from "./account.ts";

let db: TestDatabase;
let node: Node;
let other: Node;
let accounts: AccountId[];
const clock = newClock();

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  node = openNode(db, clock);
  other = openNode(db, clock);
  accounts = await Promise.all([1, 2, 3].map(() => createAccount(db.pool, [ann])));
  for (let i = 0; i < 20; i++) await toAll(`${i}`);
  return async () => {
    await Promise.all([node.close(), other.close()]);
  };
});
afterAll(() => db.drop());

const before = Array.from({ length: 20 }, (_, i) => `${i}`);

let msgId = 1;
const push = (account: AccountId, text: string, at = node): Promise<Outcome> =>
  deliverPush(at.lanes, account, textPush({ openid: "li", msgId: `${msgId++}`, text }));
const toAll = (text: string) => Promise.all(accounts.map((account) => push(account, text)));
const account = (at: number): AccountId => accounts[at] as AccountId;

/** What was said in each account. */
async function said(): Promise<string[][]> {
  const { rows } = await db.pool.query<{ account: AccountId; text: string }>(
    `select account_id as account, content ->> 'text' as text from messages
      where account_id = any($1) and direction = 'in' order by seq`,
    [accounts],
  );
  return accounts.map((a) => rows.filter((r) => r.account === a).map((r) => r.text));
}

/** Every log reaches as far as its head, without a hole, and so many pushes are kept as were said. */
async function expectWhole(): Promise<void> {
  const { rows } = await db.pool.query(
    `select head_seq::int as head, (select count(*)::int from events where account_id = a.id) as events,
            (select max(seq)::int from events where account_id = a.id) as last,
            (select count(*)::int from pushes where account_id = a.id) as pushes,
            (select unread from sessions where account_id = a.id) as unread
       from accounts a where id = any($1)`,
    [accounts],
  );
  expect(rows).toHaveLength(accounts.length);
  for (const { head, events, last, pushes, unread } of rows) {
    expect([events, last]).toEqual([head, head]);
    expect(pushes).toBe(unread);
  }
}

/** How many accounts share a transaction, at most. */
async function together(): Promise<number> {
  const { rows } = await db.pool.query<{ most: number }>(
    `select max(n)::int as most from (select count(distinct account_id) as n from messages where account_id = any($1)
      group by xmin::text) t`,
    [accounts],
  );
  return rows[0]?.most ?? 0;
}

it("[FD2] accounts whose lanes remember them are written in one transaction, each log whole", async () => {
  for (let i = 0; i < 5; i++) await Promise.all([toAll(`a${i}`), toAll(`b${i}`)]);
  expect(await together()).toBeGreaterThan(1);
  for (const texts of await said()) expect(texts).toHaveLength(before.length + 10);
  await expectWhole();
});

it("[FD2] where another node was at one of them, every account is decided again and misses nothing", async () => {
  await push(account(1), "by the other", other);
  await toAll("after it");
  const [first, second, third] = await said();
  expect(first).toEqual([...before, "after it"]);
  expect(second).toEqual([...before, "by the other", "after it"]);
  expect(third).toEqual([...before, "after it"]);
  await expectWhole();
});

it("[FD2] an account that somebody holds keeps no other account waiting", async () => {
  const holder = await db.pool.connect();
  await holder.query("begin");
  await holder.query("select from accounts where id = $1 for update", [account(0)]);
  const held = toAll("one");
  const ofOthers = Promise.all([push(account(1), "two"), push(account(2), "two")]);
  for (const outcome of await ofOthers) expect(outcome.ok).toBe(true);
  expect((await said())[0]).toEqual(before);
  await holder.query("commit");
  holder.release();
  await held;
  expect((await said())[0]).toEqual([...before, "one"]);
  await expectWhole();
});

it("[FD2] an account whose batch is slow keeps no other account waiting", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const slow = node.lanes.runEntry(account(0), { command: write("li", "slow"), alongside: () => gate });
  const after = push(account(0), "after it");
  expect((await push(account(1), "in the same round")).ok).toBe(true);
  expect((await push(account(2), "in the next")).ok).toBe(true);
  expect((await said())[0]).toEqual(before);
  open();
  await Promise.all([slow, after]);
  expect((await said())[0]).toEqual([...before, "slow", "after it"]);
});

it("[FD2] nor does a round that is held up, whatever holds it up: those who come after it go without it", async () => {
  const holder = await db.pool.connect();
  await holder.query("begin");
  await holder.query(
    `insert into pushes select (jsonb_populate_record(p, jsonb_build_object('dedupe_key', replace(dedupe_key, $2, $3)))).*
       from pushes p where account_id = $1 and dedupe_key like '%' || $2 || '%'`,
    [account(0), `"${msgId - 3}"`, `"${msgId}"`],
  );
  const rounds = vi.spyOn(Pipeline.prototype, "send");
  const held = push(account(0), "held up");
  const first = rounds.mock.results[0]?.value as Promise<boolean>;
  let isOver = false;
  void first.then(() => {
    isOver = true;
  });
  await Promise.all([push(account(1), "two"), push(account(2), "two")]);
  expect(isOver).toBe(false);
  rounds.mockRestore();
  await holder.query("rollback");
  holder.release();
  await held;
  expect((await said()).map((texts) => texts.at(-1))).toEqual(["held up", "two", "two"]);
  await expectWhole();
});

it("[PU3] what cannot be stored fails by itself, and nothing of anybody else", async () => {
  const outcomes = await Promise.allSettled([
    push(account(0), "a"),
    node.lanes.run(account(1), write("li", "\0")),
    push(account(1), "b"),
    push(account(2), "c"),
  ]);
  expect(outcomes.map((o) => o.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect((await said()).map((texts) => texts.at(-1))).toEqual(["a", "b", "c"]);
  await expectWhole();
});

it("[PU4] a push that is here already is stored once, and what came with it all the same", async () => {
  const again = textPush({ openid: "li", msgId: `${msgId - 1}`, text: "19" });
  await Promise.all([deliverPush(node.lanes, account(2), again), toAll("new"), toAll("newer")]);
  for (const texts of await said()) expect(texts).toEqual([...before, "new", "newer"]);
  await expectWhole();
});

it("[FD2] two nodes at the same accounts: every message once, every log whole", {
  tags: ["slow"],
}, async () => {
  const each = Array.from({ length: 60 }, (_, i) => i);
  const talk = (at: Node, who: string) =>
    accounts.map(async (a) => {
      for (const i of each) await push(a, `${who} ${i}`, at);
    });
  await Promise.all([...talk(node, "one"), ...talk(other, "two")]);
  for (const texts of await said()) {
    expect(texts.filter((t) => t.startsWith("one"))).toEqual(each.map((i) => `one ${i}`));
    expect(texts.filter((t) => t.startsWith("two"))).toEqual(each.map((i) => `two ${i}`));
  }
  await expectWhole();
});

it("[FD2] what is written alongside is there with its batch, or neither is", async () => {
  await db.pool.query("create table if not exists marks (id text)");
  const mark = randomUUID();
  const entry = (fails: boolean) => ({
    command: write("li", mark),
    async alongside(client: { query(text: string, values: unknown[]): unknown }) {
      await client.query("insert into marks values ($1)", [mark]);
      if (fails) throw new Error("no");
    },
  });
  const failing = node.lanes.runEntry(account(0), entry(true));
  const others = toAll("others");
  await expect(failing).rejects.toThrow("no");
  await others;
  expect((await db.pool.query("select from marks where id = $1", [mark])).rowCount).toBe(0);
  await node.lanes.runEntry(account(0), entry(false));
  expect((await db.pool.query("select from marks where id = $1", [mark])).rowCount).toBe(1);
  expect((await said())[0]).toEqual([...before, "others", mark]);
});

it("[FD4] [FD10] whoever is told of a commit and breaks keeps neither its answer back nor the lane", async () => {
  const faults: unknown[] = [];
  const deaf = openNode(db, clock, {
    onCommitted() {
      throw new Error("deaf");
    },
    ringer: {
      news() {
        throw new Error("dumb");
      },
      replies: () => undefined,
    },
    log: { error: (fault: unknown) => faults.push(fault) },
  });
  const alone = await createAccount(db.pool, [ann]);
  for (let i = 0; i < 40; i++) expect((await push(alone, `${i}`, deaf)).ok).toBe(true);
  expect(faults).toHaveLength(80);
  await deaf.close();
});
