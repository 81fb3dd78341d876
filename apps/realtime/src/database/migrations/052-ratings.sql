-- CR2, CR5: how satisfied a customer was: by which message that was asked, when, and what was answered.
alter table sessions add column rating_message_id text, add column rating_asked_at bigint, add column rating_score int,
  add column rating_comment text, add column rated_at bigint;
