-- outside a transaction
-- MN4: who has not yet seen a note that is meant for them. MN6: of which customers there are such, which are few.
alter table conversations add column if not exists mentions jsonb not null default '[]';
drop index concurrently if exists conversations_mentioning;
create index concurrently conversations_mentioning on conversations (account_id) where mentions <> '[]';
