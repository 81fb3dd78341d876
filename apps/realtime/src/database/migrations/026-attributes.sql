-- AT1: what lets the shop's own server in. Reading the table lets nobody in: only the hash of a key is kept.
create table api_keys (
  id text primary key,
  account_id text not null references accounts,
  name text not null,
  secret_hash bytea not null unique,
  -- The last letters of the key, so that people can tell keys apart.
  tail text not null,
  created_at bigint not null,
  created_by text references agents,
  last_used_at bigint,
  revoked_at bigint
);
create index api_keys_of_account on api_keys (account_id, created_at desc);

-- AT2: what the shop says of a customer, whole, by openid: one who has not come yet has attributes too.
create table customer_attributes (
  account_id text not null references accounts,
  openid text not null,
  attributes jsonb not null,
  updated_at bigint not null,
  primary key (account_id, openid)
);
