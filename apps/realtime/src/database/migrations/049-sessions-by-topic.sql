-- outside a transaction
-- WU8: topics of sessions by day of their end.
drop index concurrently if exists sessions_by_topic;
create index concurrently sessions_by_topic on sessions (account_id, ended_at) include (topic_id, topic_name)
  where state = 'ended' and owner_id is not null;
