-- outside a transaction
-- What these served, sessions_line and sessions_by_topic_and_agent serve as well.
drop index concurrently if exists sessions_waiting;
drop index concurrently if exists sessions_by_topic;
