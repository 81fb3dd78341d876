-- [FM1] An agent's first steps in all accounts, and whether they dismissed the guide.
create table guides (
  agent_id text primary key references agents,
  done text[] not null,
  dismissed boolean not null,
  updated_at bigint not null
);
-- Existing agents are no beginners.
insert into guides (agent_id, done, dismissed, updated_at) select id, '{}', true, created_at from agents;
