/**
 * [AL4] In SQL over `accounts`: since when WeChat can have been silent, that is from the last push, or from when pushes could be kept
 * again if that is later (PU8). null before the first push.
 */
export const lastHeardSql = `case when last_push_at is not null then greatest(last_push_at,
    (select to_at from push_gaps where account_id = accounts.id order by from_at desc limit 1)) end`;
