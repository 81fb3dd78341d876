-- RT2: messages at or before `erased_seq`, or written before `erased_at`, are erased and hidden.
-- `erasing` until their last row is deleted.
alter table conversations
  add column erased_at bigint,
  add column erased_seq bigint,
  add column erasing boolean not null default false;

-- RT1: sessions that ended up to this time have lost their deleted content.
create table retention (
  account_id text primary key references accounts,
  ended_until bigint not null
);
