import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { batchSize, eachByItself, underHead, untilDone } from "../database/delete-in-batches.ts";

const dayMs = 86_400_000;
/** [SE19] A reply window lasts 48 hours, so no agent reopens a session that ended earlier than this. */
const keptMs = 3 * dayMs;
/** If a server was away for longer, earlier ended sessions remain until their messages expire (RT1). */
const lookedBackMs = 40 * dayMs;

/** [SE18] Deletes the state of sessions before their end, once they can no longer be reopened. */
export async function forgetEnds(pool: Pool, now: number): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId }>(`select id from accounts`);
  await eachByItself(
    rows.map(
      ({ id }) =>
        () =>
          untilDone(() => forgetSome(pool, id, now)),
    ),
  );
}

const forgetSome = (pool: Pool, accountId: AccountId, now: number): Promise<boolean> =>
  underHead(pool, accountId, async (client) => {
    const { rowCount } = await client.query(
      `update sessions set before_end = null where id in (
         select id from sessions where account_id = $1 and state = 'ended' and ended_at >= $2 and ended_at < $3
            and before_end is not null limit $4)`,
      [accountId, now - lookedBackMs, now - keptMs, batchSize],
    );
    return rowCount === batchSize;
  });
