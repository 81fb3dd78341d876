import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { batchSize, runEach, untilDone, withHeadLock } from "../database/delete-in-batches.ts";

const dayMs = 86_400_000;
/** [SE19] A reply window lasts 48 hours. */
const keptMs = 3 * dayMs;
/** Older ones expire with their messages (RT1). */
const searchedBackMs = 40 * dayMs;

/** [SE18] Deletes what only a reopening needs. */
export async function forgetEnds(pool: Pool, now: number): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId }>(`select id from accounts`);
  await runEach(
    rows.map(
      ({ id }) =>
        () =>
          untilDone(() => forgetSome(pool, id, now)),
    ),
  );
}

const forgetSome = (pool: Pool, accountId: AccountId, now: number): Promise<boolean> =>
  withHeadLock(pool, accountId, async (client) => {
    const { rowCount } = await client.query(
      `update sessions set before_end = null where id in (
         select id from sessions where account_id = $1 and state = 'ended' and ended_at >= $2 and ended_at < $3
            and before_end is not null limit $4)`,
      [accountId, now - searchedBackMs, now - keptMs, batchSize],
    );
    return rowCount === batchSize;
  });
