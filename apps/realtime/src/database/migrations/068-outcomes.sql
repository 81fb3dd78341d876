-- SE17: how long a customer waited for the first answer by a person, in milliseconds.
alter table sessions add column first_answer_ms bigint;
-- SE17: answered, not_answered, never_picked_up or lapsed.
alter table sessions add column outcome text;
