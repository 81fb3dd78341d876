-- WH1: what is told outside of what happens, and how far it has been.
create table webhooks (
  account_id text not null references accounts,
  id text not null,
  name text not null,
  url text not null,
  topics text[] not null,
  is_on boolean not null default true,
  -- Sealed with the server's key. WH3: for a day the one before is used as well.
  secret bytea not null,
  old_secret bytea,
  old_secret_until bigint,
  created_at bigint not null,
  created_by text references agents,
  -- Events up to here were taken, or are none of its topics.
  seq bigint not null,
  taken_at bigint,
  -- WH6: its last answer was long in coming, or none came.
  slow boolean not null default false,
  -- WH4: null while it works. The request that failed went up to `failed_up_to`, and so does the next.
  failing_since bigint,
  tries integer not null default 0,
  failure jsonb,
  failed_up_to bigint,
  next_try_at bigint,
  -- WH7: the newest hole, and when a request that tells of it was taken. Where it ends is not known after a restore.
  missing_after bigint,
  missing_up_to bigint,
  missing_at bigint,
  missing_told_at bigint,
  primary key (account_id, id)
);
