-- DI8: a waiting session whose reply window has closed.
alter table sessions add column lapsed boolean not null default false;
