-- PU8: accounts whose pushes no server can store, and since when, by both clocks.
create table shut_accounts (
  account_id text primary key references accounts,
  shut_at bigint not null,
  real_at bigint not null
);
