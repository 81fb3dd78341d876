-- SI14: the browser that ended a web session, and when, until the session would have expired.
create table ended_web_sessions (
  -- sha256 of the token that its browser still has.
  token_hash bytea primary key,
  web_session_id text not null unique,
  agent_id text not null references agents,
  -- The browser that ended it; null if unknown.
  by_user_agent text,
  ended_at bigint not null,
  expires_at bigint not null
);
create index ended_web_sessions_expired on ended_web_sessions (expires_at);
