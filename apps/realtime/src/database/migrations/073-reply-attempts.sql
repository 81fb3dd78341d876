-- RA8: under_way or refused; null: a reply may be tried beyond the count.
alter table conversations add column allowance_attempt text;
-- RA9: what WeChat accepted beyond the count, and what it refused.
alter table accounts add column reply_evidence jsonb;
