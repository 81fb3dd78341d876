-- outside a transaction
-- WU8: like sessions_by_topic, with the owner. NOTE: only earlier releases read that one.
drop index concurrently if exists sessions_by_topic_and_agent;
create index concurrently sessions_by_topic_and_agent on sessions (account_id, ended_at) include (topic_id, topic_name, owner_id)
  where state = 'ended' and owner_id is not null;
