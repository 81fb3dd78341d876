-- MA9: results of WeChat's requests for an account on all nodes. One row per account, written rarely,
-- and valid only for the current credentials.
create table push_sightings (
  account_id text primary key references accounts on delete cascade,
  -- The account's credentials_changed_at at that time; 0 for the initial credentials.
  of_credentials bigint not null,
  -- When a push was last decrypted with the current AES key, and with the previous one, to five minutes.
  with_key bigint,
  with_previous_key bigint,
  refused int not null,
  refused_why text,
  refused_at bigint
);
