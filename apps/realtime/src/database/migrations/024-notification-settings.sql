-- [NT7] An agent's settings in all accounts. Missing fields have their default.
create table notification_settings (
  agent_id text primary key references agents,
  settings jsonb not null,
  updated_at bigint not null
);
