-- The way into an installation without any account (SI5). sha256 of the token: reading the table lets nobody in.
create table set_up_links (
  token_hash bytea primary key,
  expires_at bigint not null
);
alter table agents
  -- May connect the first mini program, as long as there is none.
  add column sets_up boolean not null default false;
alter table accounts
  -- What its entry in ACCOUNTS_FILE said when it was applied last: a keyed mark for each field (ST4).
  add column file_marks jsonb not null default '{}';
