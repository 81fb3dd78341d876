-- SE4: the last sign-out in any browser; null: never.
alter table agents add column signed_out_at bigint;
