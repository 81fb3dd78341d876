import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetOldPushes } from "../../src/retention/forget-pushes.ts";
import { createAccount, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const dayMs = 86_400_000;

it("[RT1] the raw text of pushes goes when it is older than its account keeps it, and of no other account", async () => {
  const [week, ever] = [await createAccount(db.pool, []), await createAccount(db.pool, [])];
  await db.pool.query(`update accounts set settings = '{"keepMessagesDays": 7}' where id = $1`, [week]);
  for (const account of [week, ever])
    for (const at of [start - 7 * dayMs - 1, start - 7 * dayMs])
      await db.pool.query(
        `insert into pushes (account_id, dedupe_key, digest, state, raw, received_at) values ($1, $2::bigint::text, '', 'kept', 'said', $2)`,
        [account, at],
      );
  await forgetOldPushes(db.pool, start);
  const left = async (account: string) =>
    (
      await db.pool.query(`select raw from pushes where account_id = $1 order by received_at`, [account])
    ).rows.map(({ raw }) => raw);
  expect(await left(week)).toEqual(["", "said"]);
  expect(await left(ever)).toEqual(["said", "said"]);
});
