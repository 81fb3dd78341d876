-- MA13: a removed account. Its row stays for the audit log, without AppID and secrets.
alter table accounts add column removed_at bigint;
