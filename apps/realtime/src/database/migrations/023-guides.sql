-- [FM1] Of the person, whatever accounts they are bound to: which first steps they have made, and whether they are done with them.
create table guides (
  agent_id text primary key references agents,
  done text[] not null,
  dismissed boolean not null,
  updated_at bigint not null
);
-- Whoever has worked here before is no beginner.
insert into guides (agent_id, done, dismissed, updated_at) select id, '{}', true, created_at from agents;
