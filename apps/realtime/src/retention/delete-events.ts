import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { batchSize, type Dated, untilDone, withHeadLock } from "../database/delete-in-batches.ts";
import { allowanceIn } from "../lane/events.ts";

export interface OldEvents {
  before: number;
  /** An event dated after `now` counts as old as later events. */
  now: number;
  /** By default none stay. */
  upTo?: number;
}

/** [RT5] [RT10] Deletes the whole beginning of the log up to an old event, so that a console can learn that it is behind. */
export async function deleteEventsBefore(
  pool: Pool,
  accountId: AccountId,
  { before, now, upTo: upToAtMost = Number.MAX_SAFE_INTEGER }: OldEvents,
): Promise<void> {
  for (let after: number | null = null; ; ) {
    const rows: Dated[] = await listOldest(pool, accountId, after);
    const young = rows.findIndex(({ seq, at }) => seq > upToAtMost || (at >= before && at <= now));
    const upTo = rows.slice(0, young < 0 ? rows.length : young).findLast(({ at }) => at < before)?.seq;
    if (upTo !== undefined) await untilDone(() => deleteSome(pool, accountId, upTo));
    if (young >= 0 || rows.length < batchSize) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** [RT10] Keeps events that search has not read. Webhooks and consoles learn what they missed (WH7, FD4). */
export async function trimLogs(pool: Pool, before: number, now: number): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId; searchedTo: number }>(
    `select a.id, coalesce(c.seq, 0) as "searchedTo" from accounts a left join search_cursors c on c.account_id = a.id`,
  );
  for (const { id, searchedTo } of rows)
    await deleteEventsBefore(pool, id, { before, now, upTo: searchedTo });
}

async function listOldest(pool: Pool, accountId: AccountId, after: number | null): Promise<Dated[]> {
  const { rows } = await pool.query<Dated>(
    `select seq, at from events where account_id = $1 and ($2::bigint is null or seq > $2) order by seq limit $3`,
    [accountId, after, batchSize],
  );
  return rows;
}

const deleteSome = (pool: Pool, accountId: AccountId, upTo: number): Promise<boolean> =>
  withHeadLock(pool, accountId, async (client) => {
    const { rows } = await client.query<{ seq: number }>(
      `select seq from events where account_id = $1 and seq <= $2 order by seq limit $3`,
      [accountId, upTo, batchSize],
    );
    const seqs = rows.map(({ seq }) => seq);
    await storeForLaterReads(client, accountId, seqs);
    await client.query(`delete from events where account_id = $1 and seq = any($2)`, [accountId, seqs]);
    return seqs.length === batchSize;
  });

/** Keeps what an earlier release stored in events only (AT9, AG7), except for erased customers (RT2). */
async function storeForLaterReads(
  client: ClientBase,
  accountId: AccountId,
  seqs: readonly number[],
): Promise<void> {
  await client.query(
    `update messages m set allowance = ${allowanceIn("e")} from events e
      where m.account_id = $1 and m.seq = any($2) and m.allowance is null
        and e.account_id = m.account_id and e.seq = m.seq and e.payload #> '{session,allowance}' is not null`,
    [accountId, seqs],
  );
  await client.query(
    `update sessions s set last_known_customer = json_build_object('remark', e.payload #> '{session,customer,remark}',
              'tags', e.payload #> '{session,customer,tags}', 'blocked', e.payload #> '{session,customer,blocked}')
       from events e
      where e.account_id = $1 and e.seq = any($2) and s.id = e.payload #>> '{session,id}' and s.last_seq = e.seq
        and s.last_known_customer is null and e.payload #> '{session,customer}' is not null
        and not exists (select from conversations c where c.id = s.conversation_id and c.erased_seq >= e.seq)`,
    [accountId, seqs],
  );
}
