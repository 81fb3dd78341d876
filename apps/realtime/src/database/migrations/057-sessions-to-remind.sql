-- outside a transaction
-- RM3: whose owners are to be reminded next.
drop index concurrently if exists sessions_to_remind;
create index concurrently sessions_to_remind on sessions (remind_at)
  where remind_at is not null and not reminded and state in ('active', 'inactive');
