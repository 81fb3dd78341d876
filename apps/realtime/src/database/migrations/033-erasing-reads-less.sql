-- outside a transaction
-- RT2: whether anybody else came from there. Cut to what a view may say, for WeChat may say more than an index takes.
drop index concurrently if exists sessions_by_source;
create index concurrently sessions_by_source on sessions (account_id, left(source, 100)) where source is not null;
-- RT2: what WeChat pushed since somebody is known. Of ranges of pages: a push pays next to nothing for it.
drop index concurrently if exists pushes_by_time;
create index concurrently pushes_by_time on pushes using brin (received_at) with (pages_per_range = 32);
-- RT2: what became no message may name a customer who is not known yet.
drop index concurrently if exists pushes_not_kept;
create index concurrently pushes_not_kept on pushes (account_id) where state <> 'kept';
