-- DR19: prepared for when the customer writes.
alter table drafts add column prepared boolean not null default false;
