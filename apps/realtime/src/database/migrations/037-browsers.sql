-- SI8, SI9: the browsers with which an agent has signed in. Each holds a secret, of which only the hash is kept: it
-- recognises the browser and signs nobody in. Older servers begin web sessions without a browser.
create table browsers (
  id text primary key,
  agent_id text not null references agents,
  secret_hash bytea not null,
  user_agent text not null,
  ip text not null,
  first_at bigint not null,
  last_at bigint not null,
  -- Whether the agent is taken to know it; as long as they are not, their other browsers are told.
  known boolean not null,
  unique (agent_id, secret_hash)
);
create index browsers_new on browsers (agent_id) where not known;

alter table web_sessions add column browser_id text;
