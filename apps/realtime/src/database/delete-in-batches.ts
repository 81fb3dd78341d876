import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { JobLog } from "../base/job-log.ts";
import { transaction } from "./transaction.ts";

/** Barely delays a lane that waits for the head row. */
export const batchSize = 500;

export async function untilDone(step: () => Promise<boolean>): Promise<void> {
  while (await step());
}

export interface Dated {
  seq: number;
  at: number;
}

/** Steps to continue without an old row, as a wrong clock may have dated rows ahead. */
const maxStepsWithoutOld = 20;

/** Scans by `seq` while rows are older than `before`. `step` deletes old rows and returns some rows after a seq. */
export async function scanWhile(
  before: number,
  step: (after: number | null) => Promise<readonly Dated[]>,
): Promise<void> {
  let after: number | null = null;
  for (let young = 0; young < maxStepsWithoutOld; young++) {
    const rows: readonly Dated[] = await step(after);
    if (rows.some(({ at }) => at < before)) young = -1;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Logs a failure, which pg-boss repeats but does not report. */
export const loggingFailure =
  <T>(log: JobLog, about: object, work: () => Promise<T>): (() => Promise<T>) =>
  () =>
    work().catch((error: unknown) => {
      log.warn({ err: error, ...about }, "a deletion failed and will be repeated");
      throw error;
    });

export async function runEach(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/**
 * Runs a step under the lock of the account's head row, so that no lane writes back deleted rows. Steps must not change
 * data that lanes cache.
 */
export const withHeadLock = <T>(
  pool: Pool,
  accountId: AccountId,
  step: (client: ClientBase) => Promise<T>,
): Promise<T> =>
  transaction(pool, async (client) => {
    await client.query(`select from accounts where id = $1 for no key update`, [accountId]);
    return step(client);
  });
