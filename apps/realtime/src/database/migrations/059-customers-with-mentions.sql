-- outside a transaction
-- MN6: of which customers there are notes that somebody has not seen yet, which are few.
drop index concurrently if exists conversations_mentioning;
create index concurrently conversations_mentioning on conversations (account_id) where mentions <> '[]';
