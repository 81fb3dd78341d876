/** [AL4] SQL over `accounts`: the last push or the end of the last outage (PU8); null before the first push. */
export const lastPushSql = `case when last_push_at is not null then greatest(last_push_at,
    (select to_at from push_gaps where account_id = accounts.id order by from_at desc limit 1)) end`;
