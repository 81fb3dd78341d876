-- RP1: what came and how soon it was answered, by day and by agent: numbers, which name no customer and are kept for good.
create table report_days (
  account_id text not null,
  day date not null,
  opened integer not null default 0,
  unserved integer not null default 0,
  picked_up integer not null default 0,
  answered integer not null default 0,
  within_one_minute integer not null default 0,
  within_five_minutes integer not null default 0,
  -- Half came sooner; null where there was none.
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

-- RP2: how far an account is counted. Whoever holds the row counts.
create table report_cursors (
  account_id text primary key references accounts,
  -- Messages up to here are counted.
  seq bigint not null default 0,
  -- Where the days begin whose sessions are still counted anew, and by which zone they were cut; null: none is counted.
  settled_until bigint,
  time_zone text,
  -- When last everything was counted; null: never.
  counted_until bigint
);
