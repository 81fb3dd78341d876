-- VW1: an agent's saved views.
create table saved_views (
  id text primary key,
  account_id text not null references accounts,
  agent_id text not null references agents,
  name text not null,
  view jsonb not null,
  created_at bigint not null
);
create unique index saved_views_by_name on saved_views (account_id, agent_id, lower(name));
