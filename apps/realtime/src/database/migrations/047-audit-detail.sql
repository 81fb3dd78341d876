-- EX5: further details of an entry.
alter table audit_log add column detail text;
