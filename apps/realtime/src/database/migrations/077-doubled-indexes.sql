-- outside a transaction
-- sessions_line and sessions_by_topic_and_agent replace these.
drop index concurrently if exists sessions_waiting;
drop index concurrently if exists sessions_by_topic;
