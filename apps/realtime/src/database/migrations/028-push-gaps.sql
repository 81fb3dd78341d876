-- PU8: when no server of ours could take a push for so long that some may be lost for good.
create table push_gaps (
  account_id text not null references accounts,
  from_at bigint not null,
  to_at bigint not null,
  primary key (account_id, from_at)
);

-- PU8: when pushes could be kept last, by the servers' clock and by the database's own: one row.
create table push_door (
  id boolean primary key default true check (id),
  open_at bigint not null,
  real_at bigint not null
);

-- PU9: since when WeChat has been silent for an unusual time; null: it is not.
alter table accounts add column pushes_silent_since bigint;
