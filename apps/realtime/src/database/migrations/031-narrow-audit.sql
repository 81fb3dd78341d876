-- AU5: one deed after the other, and of one person too, newest first; and who is in it at all.
create index audit_log_by_deed on audit_log (account_id, what, at desc, id desc);
create index audit_log_by_person on audit_log (account_id, agent_id, what, at desc, id desc);
