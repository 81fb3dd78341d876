-- RT2: what was before is erased. What was said at or before `erased_seq`, or said before `erased_at` and pushed after it, is
-- nobody's any more; `erasing` until the last row of it is gone.
alter table conversations
  add column erased_at bigint,
  add column erased_seq bigint,
  add column erasing boolean not null default false;

-- RT1: up to which end of a session its last words are deleted.
create table retention (
  account_id text primary key references accounts,
  ended_until bigint not null
);
