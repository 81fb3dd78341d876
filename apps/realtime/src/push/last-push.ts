/**
 * [AL4] SQL over `accounts`: the time since which WeChat may have been silent; null before the first push.
 * It is the last push or, if later, the end of the last ingestion outage (PU8).
 */
export const lastPushSql = `case when last_push_at is not null then greatest(last_push_at,
    (select to_at from push_gaps where account_id = accounts.id order by from_at desc limit 1)) end`;
