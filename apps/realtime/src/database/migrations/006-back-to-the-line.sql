-- DI4: since when the owner has served the session without a break.
alter table sessions add column served_since bigint;
-- DI6: the agent who returned it to the queue. Dispatch does not assign it to them again.
alter table sessions add column returned_by text;
update sessions set served_since = coalesce(picked_up_at, opened_at) where state = 'active';
