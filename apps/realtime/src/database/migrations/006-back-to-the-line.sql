-- DI4: since when the owner has had the session in hand, without a break.
alter table sessions add column served_since bigint;
-- DI6: whose hands it left for the line; dispatch does not give it back to them.
alter table sessions add column returned_by text;
update sessions set served_since = coalesce(picked_up_at, opened_at) where state = 'active';
