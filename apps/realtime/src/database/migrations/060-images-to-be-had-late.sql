-- outside a transaction
-- PU10: what failed for a reason that may pass is looked for each hour.
drop index concurrently if exists media_failed;
create index concurrently media_failed on media (created_at)
  where state = 'failed' and uploaded_by is null and failure in ('unreachable', 'no_room');
