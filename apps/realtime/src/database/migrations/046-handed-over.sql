-- DI7: who gave the session to its owner with a note, until the owner has seen that.
alter table sessions add column handed_by text;
