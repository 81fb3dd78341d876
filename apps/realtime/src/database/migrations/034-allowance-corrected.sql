-- RA4: when WeChat last said that it accepts no reply any more; null: never.
alter table conversations add column allowance_corrected_at bigint;
