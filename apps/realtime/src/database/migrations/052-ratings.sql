-- CR2, CR5: a session's rating: the question, its time and the answer.
alter table sessions add column rating_message_id text, add column rating_asked_at bigint, add column rating_score int,
  add column rating_comment text, add column rated_at bigint;
