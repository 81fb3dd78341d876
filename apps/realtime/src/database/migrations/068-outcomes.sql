-- SE17: how long a customer waited for the first answer by a person, in milliseconds, and how the session ended.
alter table sessions
  add column first_answer_ms bigint,
  add column outcome text check (outcome in ('answered', 'not_answered', 'never_picked_up', 'lapsed'));
