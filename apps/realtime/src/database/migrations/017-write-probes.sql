-- DE2: a server that was told "no room" asks here whether there is room again: one row a node, nothing worth keeping.
create unlogged table write_probes (
  node_id text primary key,
  at bigint not null,
  ballast text not null
);
-- Not compressed: the probe must really need the room it asks for.
alter table write_probes alter column ballast set storage external;
