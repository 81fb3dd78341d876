-- outside a transaction
-- WU9: ended sessions of one topic, newest first, and those of which nothing was said.
drop index concurrently if exists sessions_ended_by_topic;
create index concurrently sessions_ended_by_topic on sessions (account_id, topic_id, ended_at desc, id desc)
  where state = 'ended';
