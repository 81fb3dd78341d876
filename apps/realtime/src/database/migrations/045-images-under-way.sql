-- outside a transaction
-- PU10: images an account still waits for.
drop index concurrently if exists media_fetching;
create index concurrently media_fetching on media (account_id) where state = 'fetching';
