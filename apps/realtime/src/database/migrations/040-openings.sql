-- AG7: the opening of a conversation that a reading belongs to, as the console names it, and which of that opening's readings it is:
-- one that lasts is recorded once more after a while.
alter table audit_log add column opening uuid, add column part int;
