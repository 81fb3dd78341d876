-- outside a transaction
-- MN6: the few customers with unseen mentions.
drop index concurrently if exists conversations_mentioning;
create index concurrently conversations_mentioning on conversations (account_id) where mentions <> '[]';
