-- One account's desk, as if it had been served for a while. The names with a colon are put in by fill.ts: so many
-- conversations, so many messages in each, so many in hand of each agent, so many waiting.
-- Customers are numbered from 0: those in hand first, dealt out to the agents in turn, then those who wait, then those whose session has ended.
-- Message number j of customer c has seq j * conversations + c + 1: everybody's messages lie among everybody else's, and
-- neither messages nor events have holes.
begin;

-- Sorted by time, as the server's own are.
create or replace function pg_temp.message_id(at bigint, seq bigint) returns text language sql immutable as $$
  select substr(lpad(to_hex(at), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex(at), 12, '0'), 9, 4) || '-7' || substr(:account, 1, 3)
      || '-8000-' || lpad(seq::text, 12, '0')
$$;

-- Customers lie in the tables in no order, as they come and go.
create temporary table bench_customers on commit drop as
select c, md5(:account || 'conversation' || c)::uuid::text as conversation_id, md5(:account || 'session' || c)::uuid::text as session_id,
       'oBench' || lpad(c::text, 8, '0') as openid, (:messages - 1) * :conversations + c + 1 as last_seq, :now - (:conversations - c) as last_at,
       b.agent_id as owner_id,
       case when b.agent_id is not null then 'active' when c < agents.count * :inhand + :waiting then 'waiting' else 'ended' end as state
  from generate_series(0, :conversations - 1) as c
  cross join (select count(*) from bindings where account_id = :account) as agents
  left join bindings b on b.account_id = :account and c < agents.count * :inhand and b.seat = c % agents.count + 1;

insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, allowance_granted_by,
       allowance_granted_at, last_owner_id, created_at)
select conversation_id, :account, openid, 5, 5, last_at + 172800000, 'message', last_at, owner_id, last_at - 86400000
  from bench_customers order by conversation_id;

insert into sessions (id, account_id, conversation_id, state, owner_id, last_owner_id, epoch, unread, unanswered_since,
       last_message, last_seq, spoken, opened_at, waiting_since, picked_up_at, served_since, last_activity_at, reactivate_at,
       due_at, ended_at)
select session_id, :account, conversation_id, state, owner_id, owner_id, 1, 1, last_at,
       jsonb_build_object('id', pg_temp.message_id(last_at, last_seq), 'direction', 'in', 'type', 'text', 'text',
         '那批建盏到了没有，想先看看实物照片再决定', 'at', last_at, 'delivery', null),
       last_seq, true, last_at - 600000, case state when 'waiting' then last_at end,
       case state when 'active' then last_at end, case state when 'active' then last_at end, last_at,
       case state when 'active' then :now + 1800000 end, case state when 'active' then :now + 1800000 end,
       case state when 'ended' then last_at end
  from bench_customers order by session_id;

insert into messages (id, account_id, conversation_id, session_id, seq, at, direction, content)
select pg_temp.message_id(at, seq), :account, conversation_id, session_id, seq, at, 'in',
       '{"type": "text", "text": "那批建盏到了没有，想先看看实物照片再决定"}'
  from bench_customers
 cross join lateral (select j * :conversations + c + 1 as seq, last_at - (:messages - 1 - j) * :conversations as at
                       from generate_series(0, :messages - 1) as j) as own
 order by seq;

insert into events (account_id, seq, type, at, payload)
select :account, seq, 'customer_message_received', :now - (:messages * :conversations - seq), '{}' from generate_series(1, :messages * :conversations) as seq;

insert into pushes (account_id, dedupe_key, digest, state, raw, received_at)
select :account, format('["message","%s",%s,"oBench%s"]', 12876340532172900 + seq, :now / 1000, lpad((seq % :conversations)::text, 8, '0')),
       sha256(seq::text::bytea), 'kept', '{"MsgType": "text", "Content": "那批建盏到了没有，想先看看实物照片再决定"}', :now
  from generate_series(1, :messages * :conversations) as seq;

update bindings b set load = (select count(*) from bench_customers c where c.owner_id = b.agent_id) where account_id = :account;

-- As if the indexer had long been through: it must not work beside what is measured.
insert into search_cursors (account_id, seq, filled_to) values (:account, :messages * :conversations, null)
on conflict (account_id) do update set seq = excluded.seq, filled_to = null;

-- Nobody of them has a socket: they are not to be found missing while the bench runs.
update accounts set head_seq = :messages * :conversations, grace_ms = 3600000, first_push_at = :now, last_push_at = :now,
       waiting_count = (select count(*) from bench_customers where state = 'waiting')
 where id = :account;
commit;
