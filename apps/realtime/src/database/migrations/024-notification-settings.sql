-- [NT7] Of the person, whatever accounts they are bound to. What a later release adds is missing here, and has its default.
create table notification_settings (
  agent_id text primary key references agents,
  settings jsonb not null,
  updated_at bigint not null
);
