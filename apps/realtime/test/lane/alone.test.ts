// A lane that has long been alone with its account decides on what it remembers, and has PostgreSQL check that afterwards.
import { randomUUID } from "node:crypto";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import {
  createAccount,
  deliverPush,
  done,
  newClock,
  pickUp,
  reply,
  textPush,
  write,
  writeAs,
} from "./account.ts";
import { elapseUntil, fakeDeadlines } from "./elapse.ts";
import { openWay } from "./way.ts";

let db: TestDatabase;
let account: AccountId;
/** One connection each, so that what it has prepared tells what it was asked. */
let one: { pool: pg.Pool; lanes: Lanes };
let two: { pool: pg.Pool; lanes: Lanes };
const clock = newClock();
const longAgo = 40;

const open = () => {
  const pool = openPool(db.connection, () => undefined, undefined, { min: 1, max: 1 });
  return { pool, lanes: createLanes({ pool, clock, newId: randomUUID }) };
};

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann, bob]);
  one = open();
  two = open();
});
afterEach(async () => {
  for (const { lanes, pool } of [one, two]) {
    await lanes.idle();
    await closePool(pool);
  }
});
afterAll(() => db.drop());

let msgId = 1;
const push = (text: string, at = one) =>
  deliverPush(at.lanes, account, textPush({ openid: "li", msgId: `${msgId++}`, text }));

/** The first node alone, until it guesses. */
async function beAlone(): Promise<void> {
  for (let i = 0; i < longAgo; i++) await push(`${i}`);
  expect(await hasGuessed(one)).toBe(true);
}

async function hasGuessed({ pool }: { pool: pg.Pool }): Promise<boolean> {
  const { rows } = await pool.query(
    "select from pg_prepared_statements where name = 'burst_insert_new_pushes'",
  );
  return rows.length > 0;
}

/** How often the lane has read the head before it decided. */
async function timesAsked({ pool }: { pool: pg.Pool }): Promise<number> {
  const { rows } = await pool.query<{ times: number }>(
    "select (generic_plans + custom_plans)::int as times from pg_prepared_statements where name = 'lock_head'",
  );
  return rows[0]?.times ?? 0;
}

async function texts(): Promise<string[]> {
  const { rows } = await db.pool.query<{ text: string }>(
    `select content ->> 'text' as text from messages where account_id = $1 and direction = 'in' order by seq`,
    [account],
  );
  return rows.map((r) => r.text);
}

async function expectWholeLog(): Promise<void> {
  const { rows } = await db.pool.query(
    `select count(*)::int as events, max(seq)::int as last, (select head_seq::int from accounts where id = $1) as head
       from events where account_id = $1`,
    [account],
  );
  expect(rows[0].events).toBe(rows[0].last);
  expect(rows[0].head).toBe(rows[0].last);
}

const before = Array.from({ length: longAgo }, (_, i) => `${i}`);

describe("a lane that has long been alone", () => {
  it("[FD2] decides on what it remembers, and leaves no hole in the log", async () => {
    await beAlone();
    expect(await texts()).toEqual(before);
    await expectWholeLog();
  });

  it("[OB1] decides on a reply as well, and finds out that it was pressed before", async () => {
    await beAlone();
    const session = await writeAs(one.lanes, account, "li");
    await done(one.lanes.run(account, pickUp("ann", session)));
    const first = { ...reply("ann", session, "first"), seen: session.lastMessage?.id ?? null };
    const asked = await timesAsked(one);
    await done(one.lanes.run(account, first));
    const [answer, pushed] = await Promise.all([one.lanes.run(account, first), push("meanwhile")]);
    expect(await timesAsked(one), "for the first it was not asked how things are").toBe(asked + 1);
    expect(answer).toMatchObject({ ok: true, facts: [] });
    expect(pushed).toMatchObject({ ok: true });
    const other = { ...first, content: { type: "text" as const, text: "other" } };
    expect(await one.lanes.run(account, other)).toMatchObject({
      refusal: { refusal: "client_message_id_reused" },
    });
    const { rows } = await db.pool.query(
      "select content ->> 'text' as text from messages where account_id = $1 and direction = 'out'",
      [account],
    );
    expect(rows).toEqual([{ text: "first" }]);
    await expectWholeLog();
  });

  it("[FD2] is told that another node was there, and decides again on what is so", async () => {
    await beAlone();
    await push("by the other", two);
    await push("after it");
    expect(await texts()).toEqual([...before, "by the other", "after it"]);
    await expectWholeLog();
  });

  it("[SE2] refuses nobody on a memory that is old", async () => {
    await beAlone();
    const found = await db.pool.query<{ id: SessionId; conversation_id: ConversationId }>(
      "select id, conversation_id from sessions where account_id = $1",
      [account],
    );
    const { id, conversation_id: conversationId } = found.rows[0] as (typeof found.rows)[0];
    await done(two.lanes.run(account, pickUp("bob", { id })));
    await beAlone();
    await done(
      two.lanes.run(account, { do: "transfer", agentId: bob.id, sessionId: id, to: ann.id, note: null }),
    );
    const remark = { do: "set_remark", conversationId, sessionId: id, remark: "regular" } as const;
    expect(await one.lanes.run(account, { ...remark, agentId: ann.id })).toMatchObject({ ok: true });
    await beAlone();
    expect(await one.lanes.run(account, { ...remark, agentId: bob.id })).toMatchObject({ ok: false });
  });

  it("[FD2] while another node holds the account waits for it, and then sees what it did", async () => {
    await beAlone();
    const held = await db.pool.connect();
    await held.query("begin");
    await held.query("update accounts set head_seq = head_seq + 1 where id = $1", [account]);
    await held.query(
      `insert into events (account_id, seq, type, at, payload, notable)
       select id, head_seq, 'agent_changed', 0, '{}', false from accounts where id = $1`,
      [account],
    );
    const pushed = push("meanwhile");
    await held.query("commit");
    held.release();
    expect(await pushed).toMatchObject({ ok: true });
    await expectWholeLog();
    expect(await texts()).toEqual([...before, "meanwhile"]);
  });

  it("[DE5] loses one command that takes too long, and no other, while a push still waits for its answer", {
    tags: ["slow"],
  }, async () => {
    await beAlone();
    const since = performance.now();
    const slow = one.lanes.runEntry(account, {
      command: write("li", "slow"),
      alongside: async (client) => void (await client.query("select pg_sleep(20)")),
    });
    const outcomes = await Promise.allSettled([push("first"), slow, push("last")]);
    expect(performance.now() - since).toBeLessThan(4_500);
    expect(outcomes.map((o) => o.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await texts()).toEqual([...before, "first", "last"]);
  });

  it("[DE5] learns that the database does not answer from the look whether its round was committed", async () => {
    fakeDeadlines();
    const way = await openWay(db);
    const pool = openPool(way.connection, () => undefined);
    const lost = { pool, lanes: createLanes({ pool, clock, newId: randomUUID }) };
    for (let i = 0; i < longAgo; i++) await push(`${i}`, lost);
    expect(await hasGuessed(lost)).toBe(true);
    way.hang();
    const first = push("first", lost);
    await expect.poll(() => lost.lanes.depth(), { interval: 5 }).toBe(0);
    const settled = Promise.allSettled([first, push("behind it", lost)]);
    expect(await elapseUntil(settled), "not three times as long").toBeLessThan(7_500);
    expect((await settled).map((o) => o.status)).toEqual(["rejected", "rejected"]);
    way.close();
    await closePool(pool);
  });

  it("[PU4] stores a push that is here already once, and what came with it all the same", async () => {
    await beAlone();
    const again = textPush({ openid: "li", msgId: `${msgId - 1}`, text: before.at(-1) as string });
    const outcomes = await Promise.all([push("a"), deliverPush(one.lanes, account, again), push("b")]);
    expect(outcomes.map((o) => o.ok && o.facts.length > 0)).toEqual([true, false, true]);
    expect(await texts()).toEqual([...before, "a", "b"]);
    await expectWholeLog();
  });

  it("[PU4] keeps what comes twice in one batch once", async () => {
    await beAlone();
    const plain = textPush({ openid: "li", msgId: `${msgId++}`, text: "twice" });
    await Promise.all([deliverPush(one.lanes, account, plain), deliverPush(one.lanes, account, plain)]);
    expect(await texts()).toEqual([...before, "twice"]);
  });

  it("[SE1] asks for a customer it does not know", async () => {
    await beAlone();
    const session = await writeAs(one.lanes, account, "wang");
    expect(session).toMatchObject({ state: "waiting", unread: 1 });
    await expectWholeLog();
  });

  it("[FD2] races with another that was alone as well: every message once, in one order", {
    tags: ["slow"],
  }, async () => {
    await beAlone();
    const mine = Array.from({ length: 60 }, (_, i) => `one ${i}`);
    const theirs = Array.from({ length: 60 }, (_, i) => `two ${i}`);
    const all = async (list: string[], at: typeof one) => {
      for (const text of list) await done(at.lanes.run(account, write("li", text)));
    };
    await Promise.all([all(mine, one), all(theirs, two)]);
    const said = await texts();
    expect(said.filter((t) => t.startsWith("one"))).toEqual(mine);
    expect(said.filter((t) => t.startsWith("two"))).toEqual(theirs);
    await expectWholeLog();
  });
});
