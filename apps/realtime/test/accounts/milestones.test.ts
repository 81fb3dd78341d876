import { afterAll, beforeAll, expect, it } from "vitest";
import { noteVerified } from "../../src/accounts/connection/milestones.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[MA9] a check that passed with earlier credentials does not count for new ones", async () => {
  const id = await createAccount(db.pool, []);
  await db.pool.query(`update accounts set credentials_changed_at = 2000 where id = $1`, [id]);
  const verifiedAt = async () =>
    (await db.pool.query(`select verified_at from accounts where id = $1`, [id])).rows[0].verified_at;
  await noteVerified(db.pool, { id, changedAt: 0 }, 2_001);
  expect(await verifiedAt()).toBeNull();
  await noteVerified(db.pool, { id, changedAt: 2_000 }, 2_002);
  expect(await verifiedAt()).toBe(2_002);
});
