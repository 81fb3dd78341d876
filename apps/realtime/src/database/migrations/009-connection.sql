-- How far the connection with WeChat has come. Written by the connection's own code, not by lanes.
alter table accounts
  add column credentials_changed_at bigint,
  -- The key before a rotation still opens pushes since then; null when no rotation is under way.
  add column previous_key_since bigint,
  -- WeChat's check of the push address, passed once with these credentials.
  add column verified_at bigint,
  add column first_push_at bigint,
  -- Its credentials come from ACCOUNTS_FILE, at every start.
  add column from_file boolean not null default false;
