-- MA13: an account that was taken away. Its row stays, because the audit log refers to it; its AppID and secrets do not.
alter table accounts add column removed_at bigint;
