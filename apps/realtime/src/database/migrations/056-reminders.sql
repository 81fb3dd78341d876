-- RM1: the reminder: time, text, author, and whether the owner was notified.
alter table sessions add column remind_at bigint, add column remind_of text, add column remind_by text,
  add column reminded boolean not null default false;
