import type { Pool } from "pg";

/** 2 MB of table a step: well within a statement's deadline, whatever the table has grown to. */
const pagesAtOnce = 250;

interface Forgotten {
  /** Whose raw text goes. */
  raw: string;
  /** Whose key is looked at, of those in which a release before this one wrote where the customer came from. */
  key: string;
}

/**
 * Empties the raw text of pushes; their keys stay for good, so that a push that is repeated years later is still known.
 * Walks the table from end to end as it lies on disk: an index by time would cost every push something, this costs one
 * reading of the table a night.
 */
async function forgetWhere(pool: Pool, { raw, key }: Forgotten, values: readonly unknown[]): Promise<void> {
  const { rows } = await pool.query<{ pages: number }>(
    `select (pg_relation_size('pushes') / current_setting('block_size')::int)::int as pages`,
  );
  const { pages } = rows[0] ?? { pages: 0 };
  const inStep = `p.ctid >= format('(%s,0)', $1::bigint)::tid and p.ctid < format('(%s,0)', $2::bigint)::tid`;
  for (let page = 0; page < pages; page += pagesAtOnce) {
    const given = [page, page + pagesAtOnce, ...values];
    await pool.query(`update pushes p set raw = '' where ${inStep} and p.raw <> '' and ${raw}`, given);
    await pool.query(
      `update pushes p set dedupe_key = case when taken.key is null then old.key else old.key || '#again' end
         from (select p.ctid, p.account_id, ${hashedKey} as key from pushes p where ${inStep} and ${isPlain} and ${key}) old
         left join lateral (select dedupe_key as key from pushes where account_id = old.account_id and dedupe_key = old.key) taken on true
        where p.ctid = old.ctid`,
      given,
    );
  }
}

/** `["event",openid,time,event,SessionFrom]`, and `#` with a digest where it was kept apart. Escapes that PostgreSQL cannot read stay. */
const isPlain = `p.dedupe_key like '["event",%' and p.dedupe_key !~ '\\\\u(0000|d[89a-f])'`;
const bare = `regexp_replace(p.dedupe_key, '#[0-9a-f]{64}$', '')`;
const part = (n: number): string => `(${bare}::json -> ${n})::text`;
/** As the protocol library makes it (dedupe-key.ts). */
const hashedKey = `'["event/2",' || ${part(1)} || ',' || ${part(2)} || ',' || ${part(3)} || ',"'
    || encode(sha256(convert_to(${bare}::json ->> 4, 'UTF8')), 'hex') || '"]' || substr(p.dedupe_key, length(${bare}) + 1)`;

/** [RT1] What accounts that keep messages for a while have kept of pushes longer than that. */
export const forgetOldPushes = (pool: Pool, now: number): Promise<void> =>
  forgetWhere(
    pool,
    {
      raw: `p.received_at < (select $3 - 86400000 * (settings ->> 'keepMessagesDays')::bigint from accounts a where a.id = p.account_id)`,
      key: `$3::bigint is not null`,
    },
    [now],
  );

/**
 * [RT2] Whatever names the customer, as far as it was pushed before they were erased. Of what has become a message the raw text
 * goes in any case: which server's clock says when it came is not asked.
 */
export const forgetPushesOf = (pool: Pool, accountId: string, openid: string, until: number): Promise<void> =>
  forgetWhere(
    pool,
    {
      raw: `p.account_id = $3 and (p.received_at <= $5 or p.state = 'kept') and strpos(p.raw, $4) > 0`,
      key: `p.account_id = $3 and strpos(p.dedupe_key, $4) > 0 and $5::bigint is not null`,
    },
    [accountId, openid, until],
  );
