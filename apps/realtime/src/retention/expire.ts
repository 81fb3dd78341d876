/** [RT1] What was said longer ago than the account keeps it goes, each night, in small steps. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { aFewAtOnce } from "../a-few-at-once.ts";
import type { Lanes } from "../lane/lane.ts";
import { deleteWordsBefore } from "../search/delete-words.ts";
import { batchSize, underHead, untilDone } from "./batches.ts";
import { deleteMessagesBefore, type Shelf } from "./delete-messages.ts";

const dayMs = 86_400_000;
const commandsAtOnce = 32;

/** Lanes: what they remember is theirs to change. */
export interface Expiring extends Shelf {
  lanes: Pick<Lanes, "run">;
}

export async function expireAll(shelf: Expiring, now: number): Promise<void> {
  const { rows } = await shelf.pool.query<{ id: AccountId; days: number }>(
    `select id, (settings ->> 'keepMessagesDays')::int as days from accounts where settings ->> 'keepMessagesDays' is not null`,
  );
  for (const { id, days } of rows) await expire(shelf, id, now - days * dayMs);
}

async function expire(shelf: Expiring, accountId: AccountId, before: number): Promise<void> {
  const { pool } = shelf;
  await untilDone(() => deleteMessagesBefore(shelf, accountId, before));
  await untilDone(() => deleteWordsBefore(pool, accountId, before));
  await untilDone(() => deleteEventsBefore(pool, accountId, before));
  await untilDone(() => emptySessionsBefore(pool, accountId, before));
  await untilDone(() => emptyWaitingBefore(shelf, accountId, before));
  await pool.query(`delete from drafts where account_id = $1 and updated_at < $2`, [accountId, before]);
}

/** Only lanes append to the log, and only at its other end. A console that was away for longer loads anew (RT5). */
async function deleteEventsBefore(pool: Pool, accountId: AccountId, before: number): Promise<boolean> {
  const { rows } = await pool.query<{ deleted: number }>(
    `with oldest as (select seq, at from events where account_id = $1 order by seq limit $3),
          gone as (delete from events where account_id = $1
                      and seq in (select seq from oldest where at < $2) returning seq)
     select count(*) as deleted from gone`,
    [accountId, before, batchSize],
  );
  return rows[0]?.deleted === batchSize;
}

/** [RT1] Nobody may have taken a customer of the line for longer than what they said is kept. */
async function emptyWaitingBefore(
  { pool, lanes }: Expiring,
  accountId: AccountId,
  before: number,
): Promise<boolean> {
  const { rows } = await pool.query<{ id: SessionId }>(
    `select id from sessions where account_id = $1 and state = 'waiting' and (last_message ->> 'at')::bigint < $2
      order by waiting_since limit $3`,
    [accountId, before, batchSize],
  );
  await aFewAtOnce(rows, commandsAtOnce, ({ id }) =>
    lanes.run(accountId, { do: "expire_words", sessionId: id, before }),
  );
  return rows.length === batchSize;
}

/** The last words in the list of ended sessions; that a session took place stays. Goes on where the last night ended. */
const emptySessionsBefore = (pool: Pool, accountId: AccountId, before: number): Promise<boolean> =>
  underHead(pool, accountId, async (client) => {
    const { rows } = await client.query<{ id: string; ended_at: number }>(
      `select id, ended_at from sessions where account_id = $1 and state = 'ended' and ended_at < $2
          and ended_at >= coalesce((select ended_until from retention where account_id = $1), 0)
        order by ended_at, id limit $3`,
      [accountId, before, batchSize],
    );
    const full = rows.length === batchSize;
    const last = rows.at(-1)?.ended_at ?? before;
    await client.query(`update sessions set last_message = null, source = null where id = any($1)`, [
      rows.map(({ id }) => id),
    ]);
    // More than one may have ended in that very millisecond; more than a batch of them is not to be waited for.
    const until = full ? Math.max(last, (rows[0]?.ended_at ?? 0) + 1) : before;
    await client.query(
      `insert into retention (account_id, ended_until) values ($1, $2)
       on conflict (account_id) do update set ended_until = greatest(retention.ended_until, excluded.ended_until)`,
      [accountId, until],
    );
    return full;
  });
