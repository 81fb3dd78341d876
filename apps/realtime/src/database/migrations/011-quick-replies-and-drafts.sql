create table quick_replies (
  id text primary key,
  account_id text not null references accounts,
  -- null: the team's.
  owner_agent_id text references agents,
  category text not null,
  title text not null,
  shortcut text,
  text text not null,
  position integer not null check (position >= 0),
  updated_at bigint not null,
  updated_by text not null references agents
);
create index quick_replies_in_order on quick_replies (account_id, owner_agent_id, position);
-- QR5: shortcuts ignore case.
create unique index quick_replies_shortcut on quick_replies (account_id, owner_agent_id, lower(shortcut))
  nulls not distinct where shortcut is not null;

create table drafts (
  agent_id text not null references agents,
  session_id text not null references sessions,
  kind text not null check (kind in ('reply', 'note')),
  account_id text not null references accounts,
  -- Empty once sent or discarded: the revision must outlive the text (DR3).
  text text not null,
  revision integer not null,
  updated_at bigint not null,
  primary key (agent_id, session_id, kind)
);
create index drafts_of_agent on drafts (account_id, agent_id, updated_at desc);
