-- MA9: what came of WeChat's requests for an account, on whatever node. One row an account, written rarely; it counts only
-- for the credentials the account has now.
create table push_sightings (
  account_id text primary key references accounts on delete cascade,
  -- The account's credentials_changed_at when this was seen; 0 when they were never changed.
  of_credentials bigint not null,
  -- When a push was last opened with the AES key in force, and with the one before: to five minutes.
  with_key bigint,
  with_previous_key bigint,
  refused int not null,
  refused_why text,
  refused_at bigint
);
