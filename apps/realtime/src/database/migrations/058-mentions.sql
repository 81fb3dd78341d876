-- MN4: who has not yet seen a note that is meant for them.
alter table conversations add column mentions jsonb not null default '[]';
