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

it("[RT1] [RT10] deletes the raw text of old pushes, but not of those in quarantine", async () => {
  const [week, ever] = [await createAccount(db.pool, []), await createAccount(db.pool, [])];
  await db.pool.query(`update accounts set settings = '{"keepMessagesDays": 7}' where id = $1`, [week]);
  for (const account of [week, ever])
    for (const state of ["kept", "quarantined"])
      for (const days of [10, 7, 6])
        await db.pool.query(
          `insert into pushes (account_id, dedupe_key, digest, state, raw, received_at) values ($1, $2, '', $3, $2, $4)`,
          [account, `${state} ${days}`, state, start - days * dayMs - 1],
        );
  const left = async (account: string) => {
    const { rows } = await db.pool.query<{ raw: string }>(
      `select raw from pushes where account_id = $1 and raw <> '' order by state, received_at`,
      [account],
    );
    return rows.map(({ raw }) => raw);
  };
  await forgetOldPushes(db.pool, start, 9);
  expect(await left(week)).toEqual(["kept 6", "quarantined 6"]);
  expect(await left(ever)).toEqual(["kept 7", "kept 6", "quarantined 10", "quarantined 7", "quarantined 6"]);
  const { rows } = await db.pool.query(`select from pushes`);
  expect(rows).toHaveLength(12);
});
