-- [AU2] Emptying the table fires no trigger for rows.
create trigger audit_log_not_emptied before truncate on audit_log
  for each statement execute function refuse_change();
