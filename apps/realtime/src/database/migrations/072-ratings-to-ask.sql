-- outside a transaction
-- CR2: sessions with a due rating question.
drop index concurrently if exists sessions_to_rate;
create index concurrently sessions_to_rate on sessions (rating_due_at) where rating_due_at is not null;
