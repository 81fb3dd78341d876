-- EX5: what else there is to say of an entry, beside whom or what it is about.
alter table audit_log add column detail text;
