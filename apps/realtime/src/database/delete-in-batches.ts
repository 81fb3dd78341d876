import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { JobLog } from "../base/job-log.ts";
import { transaction } from "./transaction.ts";

/** Small enough that a lane waiting for the account's head row is barely delayed. */
export const batchSize = 500;

/** Repeats a bounded step until it returns false. */
export async function untilDone(step: () => Promise<boolean>): Promise<void> {
  while (await step());
}

/** A row's position in the account's order, and its time. */
export interface Dated {
  seq: number;
  at: number;
}

/** How many steps to continue without an old row. A wrong clock may have dated rows ahead, with old rows behind them. */
const stepsLookedOn = 20;

/**
 * Scans rows in the order of `seq` while some are older than `before`. Rows that cannot be deleted yet are skipped.
 * `step` returns some rows after a seq, or the first ones for null. It has deleted the old rows among them.
 */
export async function scanWhile(
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

/** Returns the deletion with a log record for a failure. pg-boss repeats a failed job but does not report it. */
export const heard =
  <T>(log: JobLog, about: object, work: () => Promise<T>): (() => Promise<T>) =>
  () =>
    work().catch((error: unknown) => {
      log.warn({ err: error, ...about }, "what is to be deleted is still there, and is tried again");
      throw error;
    });

/** Runs the works in sequence, even if some fail. At the end it throws the first error. */
export async function eachByItself(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/**
 * Runs a step under the lock of the account's head row.
 * Meanwhile no lane is between reading and writing, so none writes back rows that the step deletes.
 * These steps do not change data that lanes cache between batches (open sessions, conversations).
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
