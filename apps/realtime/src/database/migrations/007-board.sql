-- Today's numbers on the supervisors' board (BO1-BO6).
-- How long the customer waited for the owner's first reply; null before it.
alter table sessions add column first_response_ms bigint;
create index sessions_picked_up on sessions (account_id, picked_up_at desc) include (owner_id, first_response_ms)
  where picked_up_at is not null;
create index sessions_opened on sessions (account_id, opened_at);
-- Events shown on the board, marked by the lane (desk/notable.ts).
alter table events add column notable boolean not null default false;
create index events_notable on events (account_id, seq desc) where notable;
-- The last push, to half a minute: pushes have no index by time.
alter table accounts add column last_push_at bigint;
create index messages_sent_again on messages (resend_of) where resend_of is not null;
