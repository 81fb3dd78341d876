import type { Pool } from "pg";
import { hashedKey, isPlain } from "./plain-keys.ts";

/** 2 MB of the table, well within a statement's deadline. */
const pagesAtOnce = 250;
const inStep = `p.ctid >= format('(%s,0)', $1::bigint)::tid and p.ctid < format('(%s,0)', $2::bigint)::tid`;

/**
 * [RT10] Empties raw pushes older than `keepDays` or the messages. Keys stay, so that late repeats are recognized.
 * Reads the table in disk order.
 */
export async function forgetOldPushes(pool: Pool, now: number, keepDays: number): Promise<void> {
  const { rows } = await pool.query<{ pages: number }>(
    `select (pg_relation_size('pushes') / current_setting('block_size')::int)::int as pages`,
  );
  const { pages } = rows[0] ?? { pages: 0 };
  for (let page = 0; page < pages; page += pagesAtOnce) {
    const step = [page, page + pagesAtOnce];
    await pool.query(
      `update pushes p set raw = '' where ${inStep} and p.raw <> ''
          and p.received_at < (select $3 - 86400000 * least((settings ->> 'keepMessagesDays')::bigint,
                                        case when p.state <> 'quarantined' then $4::bigint end)
                                 from accounts a where a.id = p.account_id)`,
      [...step, now, keepDays],
    );
    await pool.query(
      `update pushes p set dedupe_key = case when taken.key is null then old.key else old.key || '#again' end
         from (select p.ctid, p.account_id, ${hashedKey} as key from pushes p where ${inStep} and ${isPlain}) old
         left join lateral (select dedupe_key as key from pushes where account_id = old.account_id and dedupe_key = old.key) taken on true
        where p.ctid = old.ctid`,
      step,
    );
  }
}
