-- Times are milliseconds since 1970 (bigint) by the server's clock, so that tests and the demo can move it.
-- Keys of growing tables start with the account, so that accounts can be spread over databases.

create table accounts (
  id text primary key,
  app_id text not null unique,
  original_id text not null,
  name text not null,
  -- AES-256-GCM of {appSecret, token, encodingAesKey, previousAesKey}; the key lives outside the database.
  credentials bytea not null,
  mode text not null check (mode in ('plain', 'compatible', 'secure')),
  format text not null check (format in ('json', 'xml')),
  reply_preset text not null check (reply_preset in ('guide', 'current')),
  reactivate_after_ms bigint not null,
  grace_ms bigint not null,
  exceed_by_hand boolean not null default true,
  exceed_by_transfer boolean not null default true,
  -- The head row: its lock orders all changes of the account.
  head_seq bigint not null default 0,
  waiting_count integer not null default 0 check (waiting_count >= 0)
);

create table agents (
  id text primary key,
  -- unionid, or openid without an Open Platform account: identifies the person across applications.
  wechat_id text not null unique,
  name text not null,
  created_at bigint not null
);

create table bindings (
  account_id text not null references accounts,
  agent_id text not null references agents,
  -- A seat number makes the limit of 100 a constraint instead of a count (AG1).
  seat smallint not null check (seat between 1 and 100),
  role text not null check (role in ('agent', 'supervisor', 'admin')),
  status text not null check (status in ('online', 'away', 'offline')),
  chosen_status text not null check (chosen_status in ('online', 'away', 'offline')),
  auto boolean not null,
  capacity integer not null check (capacity between 1 and 100),
  load integer not null default 0 check (load >= 0),
  last_assigned_at bigint,
  last_seen_at bigint,
  bound_at bigint not null,
  primary key (account_id, agent_id),
  unique (account_id, seat) deferrable initially deferred
);
create index bindings_by_agent on bindings (agent_id);
create index bindings_present on bindings (account_id) where status <> 'offline';

-- NOTE: the fillfactor leaves room for the next version of a row that changes with every message.
create table conversations (
  id text primary key,
  account_id text not null references accounts,
  openid text not null,
  remark text,
  allowance_left integer not null,
  allowance_granted integer not null,
  allowance_until bigint not null,
  allowance_granted_by text check (allowance_granted_by in ('entered', 'message')),
  allowance_granted_at bigint,
  last_owner_id text references agents,
  created_at bigint not null,
  unique (account_id, openid)
) with (fillfactor = 70);

create table sessions (
  id text primary key,
  account_id text not null references accounts,
  conversation_id text not null references conversations,
  state text not null check (state in ('waiting', 'active', 'inactive', 'ended')),
  owner_id text references agents,
  last_owner_id text references agents,
  epoch integer not null,
  unread integer not null,
  unanswered_since bigint,
  last_message jsonb,
  last_seq bigint not null,
  source text,
  spoken boolean not null,
  opened_at bigint not null,
  waiting_since bigint,
  picked_up_at bigint,
  last_activity_at bigint not null,
  reactivate_at bigint,
  inactive_since bigint,
  ended_at bigint,
  -- When the ticker must look at it again; null when time changes nothing.
  due_at bigint,
  -- Has an owner while it is served, and none while it waits (P4, SE14).
  check ((state in ('active', 'inactive')) = (owner_id is not null) or state = 'ended'),
  check ((state = 'waiting') = (waiting_since is not null))
) with (fillfactor = 70);
create unique index sessions_one_open on sessions (conversation_id) where state <> 'ended';
create index sessions_waiting on sessions (account_id, waiting_since, id) where state = 'waiting';
create index sessions_served on sessions (account_id, owner_id) where state in ('active', 'inactive');
create index sessions_ended on sessions (account_id, ended_at desc, id desc) where state = 'ended';
create index sessions_ended_by_owner on sessions (account_id, owner_id, ended_at desc, id desc) where state = 'ended';
create index sessions_due on sessions (due_at) where due_at is not null;

-- NOTE: only one foreign key on this, the busiest table: the lane writes a message with its session in one transaction.
create table messages (
  id text primary key,
  account_id text not null,
  conversation_id text not null references conversations,
  session_id text,
  seq bigint not null,
  at bigint not null,
  direction text not null check (direction in ('in', 'out', 'system')),
  content jsonb not null,
  agent_id text,
  client_message_id text,
  epoch integer,
  delivery jsonb,
  resend_of text,
  late_ms bigint,
  unique (account_id, seq),
  -- OB1: one press of "send" is one message, however often the request arrives.
  unique (account_id, client_message_id)
);
create index messages_of_conversation on messages (conversation_id, seq desc);

create table outbox (
  message_id text primary key references messages,
  account_id text not null references accounts,
  conversation_id text not null references conversations,
  seq bigint not null,
  state text not null check (state in ('queued', 'sending')),
  attempts integer not null,
  not_before bigint not null,
  lease_until bigint
);
-- OB4: one delivery in flight per conversation.
create unique index outbox_one_in_flight on outbox (conversation_id) where state = 'sending';
create index outbox_in_order on outbox (conversation_id, seq);
create index outbox_queued on outbox (not_before) where state = 'queued';
create index outbox_leases on outbox (lease_until) where state = 'sending';

-- PU3, PU4: pushes as decrypted, each once.
create table pushes (
  account_id text not null,
  dedupe_key text not null,
  digest bytea not null,
  state text not null check (state in ('kept', 'ignored', 'quarantined')),
  raw text not null,
  received_at bigint not null,
  primary key (account_id, dedupe_key)
);
create index pushes_quarantined on pushes (account_id, received_at) where state = 'quarantined';

create table events (
  account_id text not null references accounts,
  seq bigint not null,
  type text not null,
  at bigint not null,
  -- The previous owner, so that their console removes the session.
  previous_owner_id text,
  payload json not null,
  primary key (account_id, seq)
);

-- AG4: the lease of an agent with a live socket on a node.
create table presence_leases (
  account_id text not null references accounts,
  agent_id text not null references agents,
  node_id text not null,
  expires_at bigint not null,
  primary key (account_id, agent_id, node_id)
);

create table media (
  id text primary key,
  account_id text not null references accounts,
  -- null while an agent's upload has not been sent yet.
  conversation_id text references conversations,
  message_id text,
  uploaded_by text references agents,
  state text not null check (state in ('fetching', 'ready', 'failed')),
  failure text,
  content_type text,
  bytes integer,
  width integer,
  height integer,
  -- WeChat's temporary media id and link of a customer's image, until fetched.
  wechat_media_id text,
  source_url text,
  -- WeChat's temporary media id of an agent's image, and its end of validity.
  sent_media_id text,
  sent_media_until bigint,
  created_at bigint not null
);
create index media_of_conversation on media (conversation_id);
create index media_uploads on media (uploaded_by, created_at) where uploaded_by is not null;

create table invitations (
  -- sha256 of the token: reading the table reveals no invitation.
  token_hash bytea primary key,
  account_id text not null references accounts,
  role text not null check (role in ('agent', 'supervisor', 'admin')),
  invited_by text references agents,
  created_at bigint not null,
  expires_at bigint not null,
  used_by text references agents,
  used_at bigint
);
create index invitations_of_account on invitations (account_id, created_at desc);

create table access_tokens (
  app_id text primary key,
  sealed_token bytea not null,
  expires_at bigint not null
);

-- Reading another agent's conversation is recorded (AG7).
create table audit_log (
  id bigint generated always as identity primary key,
  account_id text references accounts,
  agent_id text references agents,
  at bigint not null,
  what text not null,
  about text,
  ip text
);
create index audit_log_of_account on audit_log (account_id, at desc);
