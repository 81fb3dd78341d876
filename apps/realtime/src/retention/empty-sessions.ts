/** [RT1] Removes deleted messages' content from ended sessions. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { batchSize, withHeadLock } from "../database/delete-in-batches.ts";

const readAtOnce = 2_000;

/** Continues from the previous night, or restarts if `before` moved back. */
export const emptySessionsBefore = (pool: Pool, accountId: AccountId, before: number): Promise<boolean> =>
  withHeadLock(pool, accountId, async (client) => {
    const { rows } = await client.query<{ id: string; ended_at: number }>(
      `select id, ended_at from sessions where account_id = $1 and state = 'ended' and ended_at < $2
          and ended_at >= coalesce((select ended_until from retention where account_id = $1 and ended_until <= $2), 0)
        order by ended_at, id limit $3`,
      [accountId, before, batchSize],
    );
    const full = rows.length === batchSize;
    const last = rows.at(-1)?.ended_at ?? before;
    await client.query(
      `update sessions set last_message = null, source = null, topic_line = null, rating_comment = null, remind_of = null,
                before_end = null
        where id = any($1) and (last_message is not null or source is not null or topic_line is not null
            or rating_comment is not null or remind_of is not null or before_end is not null)`,
      [rows.map(({ id }) => id)],
    );
    // Other sessions may have ended in the same millisecond.
    const until = full ? Math.max(last, (rows[0]?.ended_at ?? 0) + 1) : before;
    await client.query(
      `insert into retention (account_id, ended_until) values ($1, $2)
       on conflict (account_id) do update set ended_until = excluded.ended_until`,
      [accountId, until],
    );
    return full;
  });

interface Ended {
  id: SessionId;
  endedAt: number;
  saidAt: number | null;
}

/** Sessions may end long after their last message, so later ones are checked each night. */
export async function emptySessionsEndedLater(
  pool: Pool,
  accountId: AccountId,
  before: number,
): Promise<void> {
  let last: Pick<Ended, "id" | "endedAt"> = { id: "" as SessionId, endedAt: before };
  for (;;) {
    const { rows } = await pool.query<Ended>(
      `select id, ended_at as "endedAt", (last_message ->> 'at')::bigint as "saidAt" from sessions
        where account_id = $1 and state = 'ended' and (ended_at, id) > ($2, $3)
        order by ended_at, id limit $4`,
      [accountId, last.endedAt, last.id, readAtOnce],
    );
    const ids = rows.flatMap(({ id, saidAt }) => (saidAt !== null && saidAt < before ? id : []));
    for (let i = 0; i < ids.length; i += batchSize)
      await withHeadLock(pool, accountId, (client) =>
        client.query(
          `update sessions set last_message = null, source = null, topic_line = null, rating_comment = null, remind_of = null,
                before_end = null
            where id = any($1) and (last_message ->> 'at')::bigint < $2`,
          [ids.slice(i, i + batchSize), before],
        ),
      );
    const end = rows.at(-1);
    if (!end || rows.length < readAtOnce) return;
    last = end;
  }
}
