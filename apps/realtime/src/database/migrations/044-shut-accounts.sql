-- PU8: accounts whose pushes nobody can keep, though others' are kept: since when, by the servers' clock and by the database's own.
create table shut_accounts (
  account_id text primary key references accounts,
  shut_at bigint not null,
  real_at bigint not null
);
