-- MA11: what WeChat says against the account's AppID, AppSecret, token or our address; null while it takes them.
alter table accounts add column credentials_refused jsonb;
