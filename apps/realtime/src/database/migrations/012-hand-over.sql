-- HO2: a push answered with a hand-over gets the same answer when it is repeated.
alter table pushes add column handed_over boolean not null default false;
