-- outside a transaction
-- RT2: whether another customer came from the same source, which is cut to the length of an index entry.
drop index concurrently if exists sessions_by_source;
create index concurrently sessions_by_source on sessions (account_id, left(source, 100)) where source is not null;
-- RT2: pushes since the first contact. A BRIN index costs a push next to nothing.
drop index concurrently if exists pushes_by_time;
create index concurrently pushes_by_time on pushes using brin (received_at) with (pages_per_range = 32);
-- RT2: pushes without a message may name a customer who is not known yet.
drop index concurrently if exists pushes_not_kept;
create index concurrently pushes_not_kept on pushes (account_id) where state <> 'kept';
