-- HO2: a repeated push that was routed to WeChat's own tool gets the same answer.
alter table pushes add column handed_over boolean not null default false;
