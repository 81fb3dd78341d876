-- AT1: API keys of the company's server. Stores only hashes.
create table api_keys (
  id text primary key,
  account_id text not null references accounts,
  name text not null,
  secret_hash bytea not null unique,
  -- The last characters of the key, to tell keys apart.
  tail text not null,
  created_at bigint not null,
  created_by text references agents,
  last_used_at bigint,
  revoked_at bigint
);
create index api_keys_of_account on api_keys (account_id, created_at desc);

-- AT2: customer attributes from the company's server, by openid, also before the customer's first message.
create table customer_attributes (
  account_id text not null references accounts,
  openid text not null,
  attributes jsonb not null,
  updated_at bigint not null,
  primary key (account_id, openid)
);
