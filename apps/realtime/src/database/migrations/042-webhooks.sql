-- WH1: webhooks and their positions.
create table webhooks (
  account_id text not null references accounts,
  id text not null,
  name text not null,
  url text not null,
  topics text[] not null,
  is_on boolean not null default true,
  -- Encrypted with the server's key. WH3: for a day the previous secret is used as well.
  secret bytea not null,
  old_secret bytea,
  old_secret_until bigint,
  created_at bigint not null,
  created_by text references agents,
  -- Events up to here were delivered or are of other topics.
  seq bigint not null,
  taken_at bigint,
  -- WH6: the last answer was slow or missing.
  slow boolean not null default false,
  -- WH4: null while it works. `failed_up_to` ends the failed request and the next one.
  failing_since bigint,
  tries integer not null default 0,
  failure jsonb,
  failed_up_to bigint,
  next_try_at bigint,
  -- WH7: the newest gap, and when it was reported. Its end is unknown after a restore.
  missing_after bigint,
  missing_up_to bigint,
  missing_at bigint,
  missing_told_at bigint,
  primary key (account_id, id)
);
