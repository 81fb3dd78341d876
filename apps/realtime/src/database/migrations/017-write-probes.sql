-- DE2: probes whether a full database has space again. One row per node.
create unlogged table write_probes (
  node_id text primary key,
  at bigint not null,
  ballast text not null
);
-- Not compressed, so that the probe needs its full size.
alter table write_probes alter column ballast set storage external;
