-- outside a transaction
-- AG7: the first request of an opening on any node makes its record.
drop index concurrently if exists audit_log_by_opening;
create unique index concurrently audit_log_by_opening on audit_log (account_id, agent_id, about, opening, part) where opening is not null;
