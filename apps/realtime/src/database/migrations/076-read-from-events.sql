-- AT9, AG7, RT10: values read from old events, stored with messages and sessions as the log is deleted after some days.
-- The allowance right after the message.
alter table messages add column allowance jsonb;
-- The remark, the tags and whether the customer is blocked, at the session's last message.
alter table sessions add column last_known_customer jsonb;
