-- KA1: keyword replies.
create table keyword_replies (
  id text primary key,
  account_id text not null references accounts,
  name text not null,
  -- [{ "text": "…", "match": "whole" | "contained" }]
  keywords jsonb not null,
  text text not null,
  is_on boolean not null,
  position integer not null check (position >= 0)
);
create index keyword_replies_in_order on keyword_replies (account_id, position);
-- KA4: keyword replies that the customer got in the last minutes.
alter table conversations add column keyword_replied jsonb not null default '[]';
