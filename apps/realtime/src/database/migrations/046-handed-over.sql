-- DI7: the author of a note for the owner, until the owner has seen it.
alter table sessions add column handed_by text;
