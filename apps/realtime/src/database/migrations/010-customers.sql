-- TG3: how many customers have each tag, so that suggestions read few rows.
create table account_tags (
  account_id text not null references accounts,
  tag text not null,
  uses integer not null,
  primary key (account_id, tag)
);
create index account_tags_by_use on account_tags (account_id, uses desc, tag);

-- BL4: blocked customers, with time, agent and reason.
create table blacklist (
  conversation_id text primary key references conversations,
  account_id text not null references accounts,
  agent_id text not null references agents,
  at bigint not null,
  reason text
);
create index blacklist_newest on blacklist (account_id, at desc, conversation_id desc);
