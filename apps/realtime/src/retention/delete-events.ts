import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { batchSize, type Dated, underHead, untilDone } from "../database/delete-in-batches.ts";
import { allowanceIn } from "../lane/events.ts";

/** Which events of an account go. */
export interface OldEvents {
  /** Events before this time. */
  before: number;
  /** An event that a wrong clock dated after `now` counts as old as the events after it. */
  now: number;
  /** Events after this number stay; by default none. */
  upTo?: number;
}

/**
 * [RT5] [RT10] Deletes the account's oldest events, up to the newest that is older than `before`. It deletes the whole
 * beginning of the log. Only then can a console that was disconnected learn that it is behind.
 *
 * Only lanes append to the log, at its other end.
 */
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

/**
 * [RT10] Deletes the events of every account from before `before`. Events that search has not read yet stay. A webhook
 * or a console that is behind learns what it missed (WH7, FD4).
 */
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
  underHead(pool, accountId, async (client) => {
    const { rows } = await client.query<{ seq: number }>(
      `select seq from events where account_id = $1 and seq <= $2 order by seq limit $3`,
      [accountId, upTo, batchSize],
    );
    const seqs = rows.map(({ seq }) => seq);
    await keepWhatIsReadLater(client, accountId, seqs);
    await client.query(`delete from events where account_id = $1 and seq = any($2)`, [accountId, seqs]);
    return seqs.length === batchSize;
  });

/**
 * An earlier release stored the allowance after a message, and the customer as last known, in events only (AT9, AG7).
 * [RT2] What was known of an erased customer is not stored again: their events may not be scrubbed yet.
 */
async function keepWhatIsReadLater(
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
