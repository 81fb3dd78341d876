-- What search finds by. An indexer fills it behind the log (apps/realtime/src/search); no lane waits for it, and all of it can
-- be made anew from messages and conversations.

create table search_cursors (
  account_id text primary key references accounts,
  -- Begins every term of the account's customers.
  number bigint generated always as identity,
  -- Up to where the log is indexed.
  seq bigint not null default 0,
  -- Customers there were before are indexed in the order of their openid: up to which one; null when all are.
  filled_to text default ''
);

-- Messages stand on shelves of some thousands, in the order of the log. The shelf begins every term of theirs: looking
-- something up on the newest shelf costs the same whatever the account's history, and other accounts cost nothing.
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
-- A short list of what is not sorted in yet: every search reads it to the end.
create index message_words_found on message_words using gin (words) with (gin_pending_list_limit = 512);

create table customer_words (
  conversation_id text primary key,
  account_id text not null,
  -- When they were last heard, or answered: the order of what is found.
  spoken_at bigint not null,
  words tsvector not null
) with (fillfactor = 80);
create index customer_words_found on customer_words using gin (words) with (gin_pending_list_limit = 512);
