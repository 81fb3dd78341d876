import type { AccountId } from "@jieru/shared/domain/ids";
import { ann } from "../desk/scenario.ts";
import { createAccount, type TestClock } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";

export async function pushedAccount(db: TestDatabase): Promise<AccountId> {
  const account = await createAccount(db.pool, [ann]);
  await db.pool.query(`update accounts set first_push_at = 1 where id = $1`, [account]);
  return account;
}

/** Simulates that no server stored pushes for this long, by both clocks. */
export async function closeFor(db: TestDatabase, clock: TestClock, ms: number): Promise<void> {
  await db.pool.query(
    `update push_door set real_at = extract(epoch from clock_timestamp()) * 1000 - $1::bigint`,
    [ms],
  );
  clock.elapse(ms);
}

export const gapsOf = async (db: TestDatabase, account: AccountId) =>
  (
    await db.pool.query<{ from: number; to: number }>(
      `select from_at as "from", to_at as "to" from push_gaps where account_id = $1`,
      [account],
    )
  ).rows;
