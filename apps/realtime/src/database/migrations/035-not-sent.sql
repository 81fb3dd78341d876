-- outside a transaction
-- BO4: failed replies, newest first.
drop index concurrently if exists events_not_sent;
create index concurrently events_not_sent on events (account_id, at desc) where notable and type = 'delivery_changed';
