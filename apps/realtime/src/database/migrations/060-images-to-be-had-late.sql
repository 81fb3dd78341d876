-- outside a transaction
-- PU10: temporarily failed images, retried each hour.
drop index concurrently if exists media_failed;
create index concurrently media_failed on media (created_at)
  where state = 'failed' and uploaded_by is null and failure in ('unreachable', 'no_room');
