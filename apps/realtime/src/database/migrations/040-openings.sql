-- AG7: the opening of a conversation, named by the console, and the part of it: a long reading is
-- recorded again.
alter table audit_log add column opening uuid, add column part int;
