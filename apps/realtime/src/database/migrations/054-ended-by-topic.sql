-- outside a transaction
-- WU9: ended sessions by topic or without one, newest first.
drop index concurrently if exists sessions_ended_by_topic;
create index concurrently sessions_ended_by_topic on sessions (account_id, topic_id, ended_at desc, id desc)
  where state = 'ended';
