-- outside a transaction
-- RP11: ended sessions of which it is not known how they ended: by customer to fill it in, and by day.
drop index concurrently if exists sessions_without_outcome;
create index concurrently sessions_without_outcome on sessions (account_id, conversation_id, opened_at)
  where state = 'ended' and spoken and outcome is null;
