-- CR2: when the question for a rating leaves; null: none is to leave.
alter table sessions add column rating_due_at bigint;
-- SE18: who ended it, and what it was before.
alter table sessions add column before_end jsonb;
