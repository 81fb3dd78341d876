-- MN4: mentions that their recipients have not seen.
alter table conversations add column mentions jsonb not null default '[]';
