-- VW5: where an agent put a view of theirs; null: behind those that were put somewhere, in the order of saving.
alter table saved_views add column position integer;
