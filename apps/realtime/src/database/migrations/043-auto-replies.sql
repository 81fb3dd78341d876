-- GR5: the last auto-reply, and the session in which no agent has replied since.
alter table conversations add column auto_replied_at bigint, add column auto_replied_in text;
