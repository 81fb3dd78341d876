import type { Pool } from "pg";

/** 2 MB of table a step: well within a statement's deadline, whatever the table has grown to. */
const pagesAtOnce = 250;

/**
 * Empties the raw text of pushes; their keys stay for good, so that a push that is repeated years later is still known.
 * Walks the table from end to end as it lies on disk: an index by time would cost every push something, this costs one
 * reading of the table a night.
 */
async function forgetWhere(pool: Pool, condition: string, values: readonly unknown[]): Promise<void> {
  const { rows } = await pool.query<{ pages: number }>(
    `select (pg_relation_size('pushes') / current_setting('block_size')::int)::int as pages`,
  );
  const { pages } = rows[0] ?? { pages: 0 };
  for (let page = 0; page < pages; page += pagesAtOnce) {
    await pool.query(
      `update pushes p set raw = '' where p.ctid >= format('(%s,0)', $1::bigint)::tid
          and p.ctid < format('(%s,0)', $2::bigint)::tid and p.raw <> '' and ${condition}`,
      [page, page + pagesAtOnce, ...values],
    );
  }
}

/** [RT1] What accounts that keep messages for a while have kept of pushes longer than that. */
export const forgetOldPushes = (pool: Pool, now: number): Promise<void> =>
  forgetWhere(
    pool,
    `p.received_at < (select $3 - 86400000 * (settings ->> 'keepMessagesDays')::bigint from accounts a where a.id = p.account_id)`,
    [now],
  );

/**
 * [RT2] Whatever names the customer, as far as it was pushed before they were erased. Of what has become a message the raw text
 * goes in any case: which server's clock says when it came is not asked.
 */
export const forgetPushesOf = (pool: Pool, accountId: string, openid: string, until: number): Promise<void> =>
  forgetWhere(
    pool,
    `p.account_id = $3 and (p.received_at <= $5 or p.state = 'kept') and strpos(p.raw, $4) > 0`,
    [accountId, openid, until],
  );
