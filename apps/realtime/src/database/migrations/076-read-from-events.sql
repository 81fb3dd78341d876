-- AT9, AG7, RT10: the log is kept for some days only. What was read from old events is stored with the messages and sessions it is about.
-- The allowance right after the message.
alter table messages add column allowance jsonb;
-- The remark, the tags and whether the customer is blocked, at the session's last message.
alter table sessions add column last_known_customer jsonb;
