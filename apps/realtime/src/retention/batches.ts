import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";

/** Small enough that whoever waits for the account's head row hardly notices. */
export const batchSize = 500;

/** Repeats a bounded step until it finds nothing more to do. */
export async function untilDone(step: () => Promise<boolean>): Promise<void> {
  while (await step());
}

/** What stands in an account's order, and when it was. */
export interface Dated {
  seq: number;
  at: number;
}

/** How many steps without anything old to go on for: rows that a wrong clock has dated ahead must not hide old ones behind them. */
const stepsLookedOn = 20;

/**
 * Goes through what there is in the order of `seq`, as far as anything of it is older than `before`; what cannot go yet is passed by.
 * `step` answers some rows after a seq, null: the first, and has deleted what was old of them.
 */
export async function passBy(
  before: number,
  step: (after: number | null) => Promise<readonly Dated[]>,
): Promise<void> {
  let after: number | null = null;
  for (let young = 0; young < stepsLookedOn; young++) {
    const rows: readonly Dated[] = await step(after);
    if (rows.some(({ at }) => at < before)) young = -1;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** One after the other, whatever becomes of each; throws at the end what the first that failed has thrown. */
export async function eachByItself(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/**
 * One step under the lock of the account's head row: no lane is between reading and writing meanwhile, so that none writes
 * back what goes here. What lanes remember from batch to batch (open sessions, conversations) these steps leave alone.
 */
export const underHead = <T>(
  pool: Pool,
  accountId: AccountId,
  step: (client: ClientBase) => Promise<T>,
): Promise<T> =>
  transaction(pool, async (client) => {
    await client.query(`select from accounts where id = $1 for no key update`, [accountId]);
    return step(client);
  });
