import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { within } from "../../src/base/async.ts";
import { type ChangeListener, openChangeListener } from "../../src/feed/change-listener.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { ListenerWire } from "./listener-proxy.ts";
import { cutListeners } from "./test-console.ts";

const deadline = { timeout: 15_000, interval: 20 };
/** longer than a test, so no probe runs */
const seldomMs = 600_000;

let db: TestDatabase;
let wire: ListenerWire;
let listeners: ChangeListener[];
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  wire = await ListenerWire.open(db);
  listeners = [];
});
afterEach(async () => {
  wire.close();
  await Promise.all(listeners.map((changes) => changes.stop()));
});
afterAll(() => db.drop());

async function open(...how: Parameters<typeof openChangeListener>): Promise<ChangeListener> {
  const changes = await openChangeListener(...how);
  listeners.push(changes);
  return changes;
}
const isBack = (changes: ChangeListener) => new Promise<void>((resolve) => changes.onBack(resolve));

it("[FD4] [DE3] reconnects after a tenth of a second, then with doubled delays up to two seconds", {
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

it("[DE13] logs once why it cannot reconnect", { tags: ["slow"] }, async () => {
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

it("[DE5] has one timer for its probe, also after a reconnect, and none after the stop", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const changes = await open(wire.connection, silent);
  const looking = [vi.getTimerCount()];
  const back = isBack(changes);
  await cutListeners(db.pool);
  await back;
  await setImmediate();
  looking.push(vi.getTimerCount());
  await changes.stop();
  looking.push(vi.getTimerCount());
  expect(looking).toEqual([1, 1, 0]);
});

it("[DE3] [DE11] warns each time the connection is lost, and not when it is stopped", async () => {
  const warnings: unknown[] = [];
  const log = { ...silent, warn: (text: string) => void warnings.push(text) } as typeof silent;
  const changes = await open(wire.connection, log, seldomMs);
  for (const lost of [1, 2]) {
    const back = isBack(changes);
    await cutListeners(db.pool);
    await back;
    expect(warnings).toEqual(
      Array(lost).fill("no notifications are received: connection to the database lost"),
    );
  }
  await changes.stop();
  expect(warnings).toHaveLength(2);
});

it("[DE5] [DE11] stops within two seconds on a dead connection", {
  tags: ["slow"],
}, async () => {
  const changes = await open(wire.connection, silent, seldomMs);
  await changes.isFirst("stopping");
  wire.dead = true;
  await expect(within(4_000, changes.stop())).resolves.toBeUndefined();
});
