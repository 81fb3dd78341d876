-- outside a transaction
-- AU5: the audit log by action and by person, newest first.
drop index concurrently if exists audit_log_by_deed;
create index concurrently audit_log_by_deed on audit_log (account_id, what, at desc, id desc);
drop index concurrently if exists audit_log_by_person;
create index concurrently audit_log_by_person on audit_log (account_id, agent_id, what, at desc, id desc);
