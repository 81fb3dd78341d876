import { randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { Refused } from "../../src/base/refused.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { ann } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, newClock, openNode, write } from "./account.ts";
import { openDatabaseProxy } from "./database-proxy.ts";

let db: TestDatabase;
let account: AccountId;
const clock = newClock();
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});
afterAll(() => db.drop());

const outcomes = ({ runInput, run }: Lanes, meanwhile: () => void) =>
  Promise.allSettled([
    runInput(account, {
      command: write("li"),
      async sideEffect() {
        meanwhile();
        throw new Refused({ refusal: "media_not_found" });
      },
    }),
    run(account, write("wu")),
  ]);

it("[DE5] refuses one command although no connection is free to probe the database", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const pool = openPool(db.connection, () => undefined, undefined, { min: 1, max: 1 });
  const lanes = createLanes({ pool, clock, newId: randomUUID });
  const { promise: connecting, resolve } = Promise.withResolvers<void>();
  let other: Promise<pg.PoolClient> | undefined;
  const both = outcomes(lanes, () => {
    other ??= pool.connect(); // is next, once the batch returns its connection
    resolve();
  });
  await connecting;
  const busy = await other;
  await expect.poll(() => pool.waitingCount, { interval: 5 }).toBe(1);
  await vi.advanceTimersByTimeAsync(1_600);
  busy?.release();
  expect(await both).toMatchObject([
    { status: "rejected", reason: { name: "Refused" } },
    { status: "fulfilled", value: { ok: true } },
  ]);
  vi.useRealTimers();
  await lanes.idle();
  await closePool(pool);
});

it("[DE5] does not give one command's refusal to another as the database dies", async () => {
  const proxy = await openDatabaseProxy(db);
  const lost = openNode(proxy, clock);
  await done(lost.lanes.run(account, write("li")));
  const away = { status: "rejected", reason: { name: "DatabaseAway" } };
  expect(await outcomes(lost.lanes, () => proxy.die())).toMatchObject([away, away]);
  await lost.close();
  proxy.close();
});
