-- The search index. An indexer follows the log (apps/realtime/src/search). No lane waits for it, and it can
-- be rebuilt from messages and conversations.

create table search_cursors (
  account_id text primary key references accounts,
  -- Prefix of the terms of the account's customers.
  number bigint generated always as identity,
  -- The log is indexed up to here.
  seq bigint not null default 0,
  -- Existing customers are indexed by openid up to this one; null when all are.
  filled_to text default ''
);

-- Index segments of some thousand messages, in log order. A segment's id is the prefix of its terms, so a lookup
-- in the newest one costs the same for any history.
create table search_shelves (
  id bigint generated always as identity primary key,
  account_id text not null,
  from_seq bigint not null,
  to_seq bigint not null,
  from_at bigint not null,
  to_at bigint not null,
  messages integer not null
);
create index search_shelves_of_account on search_shelves (account_id, id desc);

create table message_words (
  account_id text not null,
  seq bigint not null,
  conversation_id text not null,
  at bigint not null,
  words tsvector not null,
  primary key (account_id, seq)
);
create index message_words_of_conversation on message_words (conversation_id, seq);
-- Entries that are not sorted in yet. Every search reads them all.
create index message_words_found on message_words using gin (words) with (gin_pending_list_limit = 512);

create table customer_words (
  conversation_id text primary key,
  account_id text not null,
  -- Time of the last message, which orders the results.
  spoken_at bigint not null,
  words tsvector not null
) with (fillfactor = 80);
create index customer_words_found on customer_words using gin (words) with (gin_pending_list_limit = 512);
