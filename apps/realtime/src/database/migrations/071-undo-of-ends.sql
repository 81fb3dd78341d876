-- CR2: when the rating question is due; null: none.
alter table sessions add column rating_due_at bigint;
-- SE18: what undoing the end restores.
alter table sessions add column before_end jsonb;
