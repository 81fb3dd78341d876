-- outside a transaction
-- RM3: sessions with a reminder, by time.
drop index concurrently if exists sessions_to_remind;
create index concurrently sessions_to_remind on sessions (remind_at)
  where remind_at is not null and not reminded and state in ('active', 'inactive');
