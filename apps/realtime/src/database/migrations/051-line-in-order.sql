-- outside a transaction
-- DI8: the waiting queue in order. The previous release reads `sessions_waiting`.
drop index concurrently if exists sessions_line;
create index concurrently sessions_line on sessions (account_id, lapsed, waiting_since, id) where state = 'waiting';
