-- PU8: ingestion outages, in which pushes may have been lost.
create table push_gaps (
  account_id text not null references accounts,
  from_at bigint not null,
  to_at bigint not null,
  primary key (account_id, from_at)
);

-- PU8: the ingest heartbeat, by the servers' clock and the database's: one row.
create table push_door (
  id boolean primary key default true check (id),
  open_at bigint not null,
  real_at bigint not null
);

-- PU9: since when WeChat has been unusually silent; null: it is not.
alter table accounts add column pushes_silent_since bigint;
