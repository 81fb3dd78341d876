import { afterAll, beforeAll, expect, it } from "vitest";
import { createTokenLock } from "../../src/accounts/token-lock.ts";
import { DeadlinePassed } from "../../src/base/async.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const limits = { atOnce: 2, waitMs: 100, heldMs: 20_000 };

it("[DE5] hanging token requests use only their own connections, and the next fails soon", async () => {
  const lock = createTokenLock(db.pool, limits);
  const silence = Promise.withResolvers<string>();
  const hanging = ["a", "b"].map((appId) => lock(appId, () => silence.promise));
  await expect(lock("c", async () => "token")).rejects.toBeInstanceOf(DeadlinePassed);
  const patient = createTokenLock(db.pool, { ...limits, waitMs: 10_000 });
  const others = Array.from({ length: 6 }, (_, i) => patient(`${i}`, async () => i));
  expect(await Promise.all(others)).toEqual([0, 1, 2, 3, 4, 5]);
  silence.resolve("late");
  expect(await Promise.all(hanging)).toEqual(["late", "late"]);
  expect(await lock("c", async () => "token")).toBe("token");
});

it("[F31] one request at a time holds an account's token lock, on any server", async () => {
  const [here, there] = [createTokenLock(db.pool), createTokenLock(db.pool)];
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await db.pool.query("select 1");
    inside--;
  };
  await Promise.all([here, there, here, there].map((lock) => lock("one", work)));
  expect(most).toBe(1);
});

it("[F31] a frozen or vanished server does not block others", async () => {
  const frozen = Promise.withResolvers<void>();
  const holding = createTokenLock(db.pool, { ...limits, heldMs: 300 })("two", () => frozen.promise);
  expect(await createTokenLock(db.pool)("two", async () => "token")).toBe("token");
  frozen.resolve();
  await holding;
});

it("[F31] a connection is reset after it held a lock", async () => {
  const pool = openPool(db.connection, () => {}, undefined, { min: 1, max: 1 });
  const setting = `select current_setting('idle_session_timeout') as setting`;
  const under = await createTokenLock(pool)("three", (client) => client.query(setting));
  const after = await pool.query(setting);
  expect([under.rows, after.rows]).toEqual([[{ setting: "20s" }], [{ setting: "0" }]]);
  await closePool(pool);
});
