-- outside a transaction
-- CA3: the cards an account sent last.
drop index concurrently if exists messages_cards_sent;
create index concurrently messages_cards_sent on messages (account_id, seq desc)
  where direction = 'out' and content ->> 'type' = 'miniprogrampage';
