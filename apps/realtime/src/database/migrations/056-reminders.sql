-- RM1: what the owner of a session is to be reminded of: when, what for, who set it, and whether they have been told.
alter table sessions add column remind_at bigint, add column remind_of text, add column remind_by text,
  add column reminded boolean not null default false;
