-- WU2: a session's topic with its name at that time, and the comment.
alter table sessions add column topic_id text, add column topic_name text, add column topic_line text;
