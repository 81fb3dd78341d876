-- outside a transaction
drop index concurrently if exists conversations_erasing;
create index concurrently conversations_erasing on conversations (account_id) where erasing;
