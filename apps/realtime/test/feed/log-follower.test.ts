import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { Changes } from "../../src/feed/event-buffer.ts";
import { LogFollower } from "../../src/feed/log-follower.ts";
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

/** The database's pool; answers to single statements are held until `release`. */
function slowPool() {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
  let held: Promise<void> | null = null;
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const answer = await db.pool.query(statement, values);
    if (held) {
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
    /** Resolves when the first such statement has read the log; later writes are not in its answer. */
    read,
  };
}

it("[FD4] reads the log within a second when no notification arrives", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const follower = (await LogFollower.open(account, db.pool, pino({ level: "silent" }))) as LogFollower;
  onTestFinished(() => follower.close());
  await writeAs(node.lanes, account, "li");
  expect(follower.seq).toBe(0);
  vi.advanceTimersByTime(1_000);
  await expect.poll(() => follower.seq, deadline).toBe(2);
});

it("[FD4] [FD5] reads the waiting queue again when the database answers", async () => {
  let broken = false;
  const connect = () => (broken ? Promise.reject(new Error("the database is away")) : db.pool.connect());
  const pool = { query: db.pool.query.bind(db.pool), connect } as unknown as pg.Pool; // the log is read, and the waiting queue is not
  const follower = (await LogFollower.open(account, pool, pino({ level: "silent" }))) as LogFollower;
  onTestFinished(() => follower.close());
  const counts: number[] = [];
  follower.listen(({ waiting }) => waiting && counts.push(waiting.count));
  broken = true;
  await writeAs(node.lanes, account, "li");
  follower.wake();
  await expect.poll(() => follower.seq, deadline).toBe(2);
  await follower.since(0); // waits for the running read
  expect(counts).toEqual([]);
  broken = false;
  follower.wake();
  await expect.poll(() => counts).toEqual([1]);
});

async function fillLog(count: number): Promise<void> {
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select account_id, seq + n, type, at, payload, notable
       from (select * from events where account_id = $1 order by seq desc limit 1) newest, generate_series(1, $2::int) n`,
    [account, count],
  );
  await db.fill(`update accounts set head_seq = head_seq + $2 where id = $1`, [account, count]);
}

it("[FD5] sends the waiting queue only with the last page of a long log", async () => {
  let broken = false;
  const connect = () => (broken ? Promise.reject(new Error("the database is away")) : db.pool.connect());
  const pool = { query: db.pool.query.bind(db.pool), connect } as unknown as pg.Pool;
  const follower = (await LogFollower.open(account, pool, pino({ level: "silent" }))) as LogFollower;
  onTestFinished(() => follower.close());
  const lines: [to: number, count: number][] = [];
  follower.listen(({ to, waiting }) => waiting && lines.push([to, waiting.count]));
  broken = true;
  await writeAs(node.lanes, account, "li");
  follower.wake();
  await expect.poll(() => follower.seq, deadline).toBe(2);
  await follower.since(0); // the waiting queue is still unread
  await fillLog(600);
  broken = false;
  follower.wake();
  await expect.poll(() => lines).toEqual([[602, 1]]);
});

it("[FD2] reads again if notified during a read, and sends every event once", async () => {
  const { pool, hold, release, read } = slowPool();
  const follower = (await LogFollower.open(account, pool, pino({ level: "silent" }))) as LogFollower;
  onTestFinished(() => follower.close());
  const received: Changes[] = [];
  follower.listen((changes) => void received.push(changes));
  await writeAs(node.lanes, account, "li");
  hold();
  follower.wake();
  await read;
  await writeAs(node.lanes, account, "wu");
  follower.wake();
  follower.wake();
  release();
  await expect.poll(() => follower.seq, deadline).toBe(4);
  expect(received.flatMap(({ events }) => events.map((e) => e.seq))).toEqual([1, 2, 3, 4]);
});

it("[AG7] knows every event up to the head at which a console's rights were read", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const follower = (await LogFollower.open(account, db.pool, pino({ level: "silent" }))) as LogFollower;
  onTestFinished(() => follower.close());
  await writeAs(node.lanes, account, "li");
  expect((await follower.since(0))?.events).toEqual([]);
  expect((await follower.since(0, 2))?.events.map(({ seq }) => seq)).toEqual([1, 2]);
});
