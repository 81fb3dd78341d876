-- outside a transaction
-- CR6: ratings by day of the session's end.
drop index concurrently if exists sessions_rated;
create index concurrently sessions_rated on sessions (account_id, ended_at) include (owner_id, rating_score)
  where state = 'ended' and rating_asked_at is not null;
