-- SI8, SI9: an agent's browsers. Stores only the hash of a browser's secret, which recognises the browser
-- and signs nobody in. Older servers start web sessions without a browser.
create table browsers (
  id text primary key,
  agent_id text not null references agents,
  secret_hash bytea not null,
  user_agent text not null,
  ip text not null,
  first_at bigint not null,
  last_at bigint not null,
  -- Whether the agent knows it. Otherwise their other browsers are notified.
  known boolean not null,
  unique (agent_id, secret_hash)
);
create index browsers_new on browsers (agent_id) where not known;

alter table web_sessions add column browser_id text;
