-- SE4: when somebody signed out last, with whatever browser; null: never.
alter table agents add column signed_out_at bigint;
