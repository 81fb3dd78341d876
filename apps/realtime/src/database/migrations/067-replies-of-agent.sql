-- outside a transaction
-- CD7: an agent's replies of the last minutes.
drop index concurrently if exists messages_sent_by_agent;
create index concurrently messages_sent_by_agent on messages (account_id, agent_id, at)
  where direction = 'out' and agent_id is not null;
