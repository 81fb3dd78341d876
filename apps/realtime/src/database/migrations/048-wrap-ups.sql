-- WU2: what a session was about: one of the account's topics, what that was called, and a line.
alter table sessions add column topic_id text, add column topic_name text, add column topic_line text;
