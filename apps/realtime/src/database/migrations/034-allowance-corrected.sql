-- RA4: when WeChat last refused further replies; null: never.
alter table conversations add column allowance_corrected_at bigint;
