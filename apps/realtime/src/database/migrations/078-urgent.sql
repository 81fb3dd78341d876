-- SE20: a session that agents marked as urgent.
alter table sessions add column urgent boolean not null default false;
