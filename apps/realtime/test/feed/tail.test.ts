import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { readEvents } from "../../src/feed/log.ts";
import { type News, Tail } from "../../src/feed/tail.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount, type Node, newClock, openNode, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const deadline = { interval: 4 };
let db: TestDatabase;
let node: Node;
let account: AccountId;

beforeAll(async () => {
  db = await createTestDatabase();
  node = openNode(db, newClock());
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});
afterAll(async () => {
  await node.close();
  await db.drop();
});

/** The database's own pool; answers to single statements are held back until `release`. */
function slowPool() {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
  const events: unknown[] = [];
  let held: Promise<void> | null = null;
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const answer = await db.pool.query(statement, values);
    if (held) {
      events.push(...answer.rows);
      hasRead();
      await held;
    }
    return answer;
  };
  const pool = new Proxy(db.pool, {
    get: (target, name) => (name === "query" ? query : Reflect.get(target, name, target)),
  });
  return {
    pool,
    hold() {
      held = released;
    },
    release,
    /** Resolves when the first such statement has seen the log: what is written from then on it does not bring. */
    read,
    /** What was read of the log by such statements since `hold`. */
    events,
  };
}

it("[FD4] reads the log within a second when no notification arrives", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const tail = (await Tail.open(account, db.pool, pino({ level: "silent" }))) as Tail;
  onTestFinished(() => tail.close());
  await writeAs(node.lanes, account, "li");
  expect(tail.seq).toBe(0);
  vi.advanceTimersByTime(1_000);
  await expect.poll(() => tail.seq, deadline).toBe(2);
});

it("[FD4] [FD5] the waiting line that could not be read is read again when the database answers", async () => {
  let broken = false;
  const connect = () => (broken ? Promise.reject(new Error("the database is away")) : db.pool.connect());
  const pool = { query: db.pool.query.bind(db.pool), connect } as unknown as pg.Pool; // the log is read, the line is not
  const tail = (await Tail.open(account, pool, pino({ level: "silent" }))) as Tail;
  onTestFinished(() => tail.close());
  const counts: number[] = [];
  tail.listen(({ waiting }) => waiting && counts.push(waiting.count));
  broken = true;
  await writeAs(node.lanes, account, "li");
  tail.wake();
  await expect.poll(() => tail.seq, deadline).toBe(2);
  await tail.since(0); // when what was begun is over
  expect(counts).toEqual([]);
  broken = false;
  tail.wake();
  await expect.poll(() => counts).toEqual([1]);
});

/** So many more entries of the log, each like the newest. */
async function fillLog(count: number): Promise<void> {
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select account_id, seq + n, type, at, payload, notable
       from (select * from events where account_id = $1 order by seq desc limit 1) newest, generate_series(1, $2::int) n`,
    [account, count],
  );
  await db.fill(`update accounts set head_seq = head_seq + $2 where id = $1`, [account, count]);
}

it("[FD5] the waiting line comes with the events it belongs to: not before the last of a log longer than is read at a time", async () => {
  let broken = false;
  const connect = () => (broken ? Promise.reject(new Error("the database is away")) : db.pool.connect());
  const pool = { query: db.pool.query.bind(db.pool), connect } as unknown as pg.Pool;
  const tail = (await Tail.open(account, pool, pino({ level: "silent" }))) as Tail;
  onTestFinished(() => tail.close());
  const lines: [to: number, count: number][] = [];
  tail.listen(({ to, waiting }) => waiting && lines.push([to, waiting.count]));
  broken = true;
  await writeAs(node.lanes, account, "li");
  tail.wake();
  await expect.poll(() => tail.seq, deadline).toBe(2);
  await tail.since(0); // the line is still to be read
  await fillLog(600);
  broken = false;
  tail.wake();
  await expect.poll(() => lines).toEqual([[602, 1]]);
});

/** A tail with a read under way, and what it has told. */
async function readingTail() {
  const { pool, hold, ...slow } = slowPool();
  const tail = (await Tail.open(account, pool, pino({ level: "silent" }))) as Tail;
  const told: News[] = [];
  tail.listen((news) => void told.push(news));
  hold();
  tail.wake();
  return { tail, told, ...slow };
}

describe("a tail that reads while its own node commits", () => {
  it("[FD5] tells what is offered meanwhile when the read ends, and does not read it again", async () => {
    const { tail, told, release, read: asked, events: read } = await readingTail();
    await asked;
    await writeAs(node.lanes, account, "li");
    await writeAs(node.lanes, account, "wu");
    const events = await readEvents(db.pool, account, 0, 100);
    tail.offer(events.slice(0, 2));
    tail.offer(events.slice(2));
    expect(told).toEqual([]);
    release();
    await expect.poll(() => tail.seq, deadline).toBe(events.length);
    tail.close();
    expect(read).toEqual([]);
    expect(told.flatMap((n) => n.events.map((e) => e.seq))).toEqual(events.map((e) => e.seq));
  });

  it("[FD2] [FD3] has no hole where another node wrote between two things that were offered meanwhile", async () => {
    const { tail, told, release } = await readingTail();
    for (const openid of ["li", "wu", "zhou"]) await writeAs(node.lanes, account, openid);
    const events = await readEvents(db.pool, account, 0, 100);
    tail.offer(events.slice(0, 2));
    tail.offer(events.slice(4)); // the two between are another node's
    release();
    await expect.poll(() => tail.seq, deadline).toBe(events.length);
    tail.close();
    expect(told.flatMap((n) => n.events.map((e) => e.seq))).toEqual(events.map((e) => e.seq));
  });

  it("[FD5] holds two thousand at most of what is offered meanwhile: where there is more, the log is read", async () => {
    const { tail, told, release, read: asked, events: read } = await readingTail();
    await asked;
    await writeAs(node.lanes, account, "li");
    await fillLog(1_999);
    const events = await readEvents(db.pool, account, 0, 3_000);
    for (let i = 0; i < events.length; i += 400) tail.offer(events.slice(i, i + 400));
    expect(read).toEqual([]);
    release();
    await expect.poll(() => tail.seq, deadline).toBe(2_001);
    tail.close();
    expect(read.length).toBeGreaterThan(0);
    expect(told.flatMap((n) => n.events.map((e) => e.seq))).toEqual(events.map((e) => e.seq));
  });

  it("[FD2] reads from the log what does not join on", async () => {
    const { tail, told, release } = await readingTail();
    await writeAs(node.lanes, account, "li");
    await writeAs(node.lanes, account, "wu");
    const events = await readEvents(db.pool, account, 0, 100);
    tail.offer(events.slice(2));
    release();
    await expect.poll(() => tail.seq, deadline).toBe(events.length);
    tail.close();
    expect(told.flatMap((n) => n.events.map((e) => e.seq))).toEqual(events.map((e) => e.seq));
  });
});
