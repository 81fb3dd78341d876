-- MA11: why WeChat refuses the account's credentials or our address; null while it accepts them.
alter table accounts add column credentials_refused jsonb;
