-- VW5: the position of a view; null: after the others, by time of saving.
alter table saved_views add column position integer;
