import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { batchSize, type Dated, untilDone } from "../database/delete-in-batches.ts";

/**
 * [RT1] [RT5] Deletes the account's oldest events, up to the newest that is older than `before`. It deletes the whole
 * beginning of the log. Only then can a console that was disconnected learn that it is behind.
 *
 * An event that a wrong clock dated after `now` counts as old as the events after it. Only lanes append to the log, at
 * its other end.
 */
export async function deleteEventsBefore(
  pool: Pool,
  accountId: AccountId,
  before: number,
  now: number,
): Promise<void> {
  for (let after: number | null = null; ; ) {
    const rows: Dated[] = await listOldest(pool, accountId, after);
    const young = rows.findIndex(({ at }) => at >= before && at <= now);
    const upTo = rows.slice(0, young < 0 ? rows.length : young).findLast(({ at }) => at < before)?.seq;
    if (upTo !== undefined) await untilDone(() => deleteSome(pool, accountId, upTo));
    if (young >= 0 || rows.length < batchSize) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

async function listOldest(pool: Pool, accountId: AccountId, after: number | null): Promise<Dated[]> {
  const { rows } = await pool.query<Dated>(
    `select seq, at from events where account_id = $1 and ($2::bigint is null or seq > $2) order by seq limit $3`,
    [accountId, after, batchSize],
  );
  return rows;
}

async function deleteSome(pool: Pool, accountId: AccountId, upTo: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `delete from events where account_id = $1 and seq in
       (select seq from events where account_id = $1 and seq <= $2 order by seq limit $3)`,
    [accountId, upTo, batchSize],
  );
  return rowCount === batchSize;
}
