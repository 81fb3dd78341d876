-- outside a transaction
-- AU5: the audit log of one customer by action, newest first.
drop index concurrently if exists audit_log_by_about;
create index concurrently audit_log_by_about on audit_log (account_id, about, what, at desc, id desc) where about is not null;
