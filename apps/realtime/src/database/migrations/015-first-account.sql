-- Access to an installation without accounts (SI5). Stores the sha256 of the token.
create table set_up_links (
  token_hash bytea primary key,
  expires_at bigint not null
);
alter table agents
  -- May connect the first mini program, as long as there is none.
  add column sets_up boolean not null default false;
alter table accounts
  -- Keyed marks of the fields of its ACCOUNTS_FILE entry when last applied (ST4).
  add column file_marks jsonb not null default '{}';
