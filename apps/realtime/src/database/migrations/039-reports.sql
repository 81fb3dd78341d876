-- RP1: counts by day and by agent. They name no customer and are stored permanently.
create table report_days (
  account_id text not null,
  day date not null,
  opened integer not null default 0,
  unserved integer not null default 0,
  picked_up integer not null default 0,
  answered integer not null default 0,
  within_one_minute integer not null default 0,
  within_five_minutes integer not null default 0,
  -- The median; null without values.
  first_response_ms double precision,
  messages integer not null default 0,
  replies integer not null default 0,
  primary key (account_id, day)
);

create table report_agent_days (
  account_id text not null,
  day date not null,
  agent_id text not null,
  picked_up integer not null default 0,
  answered integer not null default 0,
  within_one_minute integer not null default 0,
  within_five_minutes integer not null default 0,
  replies integer not null default 0,
  primary key (account_id, day, agent_id)
);

-- RP2: how far an account is counted. The server that locks the row counts.
create table report_cursors (
  account_id text primary key references accounts,
  -- Messages up to here are counted.
  seq bigint not null default 0,
  -- The first day still recounted, and the time zone that cut the days; null: none is counted.
  settled_until bigint,
  time_zone text,
  -- When everything was last counted; null: never.
  counted_until bigint
);
