/** A bell whose line is lost, dies, or is held up; and what is left of one that was stopped. */
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type Bell, openBell } from "../../src/feed/bell.ts";
import { within } from "../../src/tasks/deadline.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { BellWire } from "./bell-wire.ts";
import { cutBells } from "./test-console.ts";

const deadline = { timeout: 15_000, interval: 20 };
/** Longer than a test: it looks once, as it begins to listen. */
const seldomMs = 600_000;

let db: TestDatabase;
let wire: BellWire;
let bells: Bell[];
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  wire = await BellWire.open(db);
  bells = [];
});
afterEach(async () => {
  wire.close();
  await Promise.all(bells.map((bell) => bell.stop()));
  await expect.poll(countListening, deadline).toBe(0);
});
afterAll(() => db.drop());

async function countListening(): Promise<number | null> {
  const { rowCount } = await db.pool.query(
    `select from pg_locks where locktype = 'advisory' and mode = 'ShareLock'
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return rowCount;
}
async function open(...how: Parameters<typeof openBell>): Promise<Bell> {
  const bell = await openBell(...how);
  bells.push(bell);
  return bell;
}
const isBack = (bell: Bell) => new Promise<void>((resolve) => bell.onBack(resolve));

it("[FD4] [DE3] a bell whose database is away tries again after a tenth of a second, and at least every two", {
  tags: ["slow"],
}, async () => {
  await open(wire.connection, silent, seldomMs);
  wire.triedAt.length = 0;
  wire.closed = true;
  await expect.poll(() => wire.triedAt.length, deadline).toBe(7);
  const waitedMs = wire.triedAt.slice(1).map((at, n) => at - (wire.triedAt[n] as number));
  for (const [n, least] of [100, 200, 400, 800, 1_600, 2_000].entries())
    expect(waitedMs[n]).toBeGreaterThan(least - 50);
  expect(waitedMs.at(-1), "it would be 3.2 s").toBeLessThan(3_100);
});

it("[DE13] a bell that does not come back says once why", { tags: ["slow"] }, async () => {
  const why: unknown[] = [];
  const log = silent.child({});
  log.warn = (facts: unknown) => void (typeof facts === "object" && why.push(facts));
  await open(wire.connection, log, seldomMs);
  wire.triedAt.length = 0;
  wire.closed = true;
  await expect.poll(() => wire.triedAt.length, deadline).toBe(6);
  expect(why).toHaveLength(1);
  expect(why).toMatchObject([{ err: { message: expect.stringMatching(/terminated|ECONNRE/) } }]);
});

it("[FD4] a node that came between the look for others and its answer is not overlooked", async () => {
  wire.holdFrom = "pg_locks";
  const bell = await open(wire.connection, silent, seldomMs);
  await expect.poll(() => wire.held, deadline).toContain("SELECT 1"); // the answer: there is nobody
  await open(db.connection, silent, seldomMs);
  const rung = new Promise<void>((resolve) => bell.onOutbox(resolve));
  await db.pool.query("select pg_notify('jieru_outbox', '')");
  await expect.poll(() => wire.held, deadline).toMatch(/jieru_listening.*jieru_outbox/s);
  wire.release();
  await rung;
  await setImmediate();
  expect(bell.isAlone()).toBe(false);
});

it("[DE5] one timer looks for others, also after the line was lost, and none after the end", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const bell = await open(wire.connection, silent);
  const looking = [vi.getTimerCount()];
  const back = isBack(bell);
  await cutBells(db.pool);
  await back;
  await setImmediate();
  looking.push(vi.getTimerCount());
  await bell.stop();
  looking.push(vi.getTimerCount());
  expect(looking).toEqual([1, 1, 0]);
});

it("[DE3] [DE11] that the line is lost is a warning each time; that the bell is stopped is none", async () => {
  const warnings: unknown[] = [];
  const log = { ...silent, warn: (text: string) => void warnings.push(text) } as typeof silent;
  const bell = await open(wire.connection, log, seldomMs);
  for (const lost of [1, 2]) {
    const back = isBack(bell);
    await cutBells(db.pool);
    await back;
    expect(warnings).toEqual(Array(lost).fill("the bell fell silent: connection to the database lost"));
  }
  await bell.stop();
  expect(warnings).toHaveLength(2);
});

it("[DE5] [DE11] a bell whose line is dead is stopped within the two seconds in which it would answer", {
  tags: ["slow"],
}, async () => {
  const bell = await open(wire.connection, silent, seldomMs);
  await bell.isFirst("stopping"); // the look before it is answered as well: what waits for an answer is cut anyway
  wire.dead = true;
  await expect(within(4_000, bell.stop())).resolves.toBeUndefined();
});
