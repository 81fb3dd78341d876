-- SI14: which browser ended a web session, and when; for as long as that session would have been valid.
create table ended_web_sessions (
  -- sha256 of the token its browser still holds.
  token_hash bytea primary key,
  web_session_id text not null unique,
  agent_id text not null references agents,
  -- Of the browser that ended it; null if nothing is known of that one.
  by_user_agent text,
  ended_at bigint not null,
  expires_at bigint not null
);
create index ended_web_sessions_expired on ended_web_sessions (expires_at);
