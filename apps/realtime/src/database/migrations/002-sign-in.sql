-- SI2: a pending sign-in. Stores only hashes, so that reading the table signs nobody in.
create table sign_in_attempts (
  state_hash bytea primary key,
  -- Only the browser that requested the code may finish.
  browser_hash bytea not null,
  next text not null,
  expires_at bigint not null
);
create index sign_in_attempts_expired on sign_in_attempts (expires_at);

create table web_sessions (
  id text primary key,
  token_hash bytea not null unique,
  agent_id text not null references agents,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null
);
create index web_sessions_of_agent on web_sessions (agent_id);
create index web_sessions_expired on web_sessions (expires_at);

-- N44: audit records cannot be changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();
