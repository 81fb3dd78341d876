-- outside a transaction
-- RP11: ended sessions without an outcome, by customer, to fill it in where the customer wrote.
drop index concurrently if exists sessions_without_outcome;
create index concurrently sessions_without_outcome on sessions (account_id, conversation_id)
  where state = 'ended' and outcome is null;
