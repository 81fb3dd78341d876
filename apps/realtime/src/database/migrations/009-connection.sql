-- Progress of the connection with WeChat. Not written by lanes.
alter table accounts
  add column credentials_changed_at bigint,
  -- The key before a rotation, which still decrypts pushes; null without a rotation.
  add column previous_key_since bigint,
  -- WeChat verified the push address with these credentials.
  add column verified_at bigint,
  add column first_push_at bigint,
  -- Its credentials come from ACCOUNTS_FILE at every start.
  add column from_file boolean not null default false;
