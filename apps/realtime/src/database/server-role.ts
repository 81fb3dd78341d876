import type pg from "pg";
import { jobsSchema } from "./migrate.ts";
import { withoutDeadline } from "./patient-client.ts";

/** The role of a running server in its embedded cluster. It reads and writes rows; the owner of the tables is another. */
export const serverRole = "jieru_server";

/**
 * A role without these rights cannot skip triggers: `session_replication_role` and `alter table … disable trigger` are for superusers and
 * owners (https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE).
 * [AU2] It has no right to change or delete what is recorded. A newly made table is granted by the start that has made it.
 */
const grants = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${serverRole}') then create role ${serverRole}; end if;
  end $$;
  alter role ${serverRole} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  grant select, insert, update, delete on all tables in schema public to ${serverRole};
  revoke update, delete on audit_log from ${serverRole};
  revoke insert, update, delete on schema_migrations from ${serverRole};
`;

/**
 * pg-boss migrates its tables, rebuilds their indexes and adds partitions while the server runs, all of which PostgreSQL leaves to their owner.
 * Clusters of earlier releases, and restored ones, have the jobs of the owner of all else.
 */
const jobsAreItsOwn = `
  do $$ declare one record; begin
    for one in
      with role as (select oid from pg_roles where rolname = '${serverRole}'),
           jobs as (select oid from pg_namespace where nspname = '${jobsSchema}')
      select 'schema' as kind, quote_ident(nspname) as name
        from pg_namespace, role where nspname = '${jobsSchema}' and nspowner <> role.oid
      union all
      select 'table', c.oid::regclass::text
        from pg_class c, role, jobs where relnamespace = jobs.oid and relkind in ('r', 'p') and relowner <> role.oid
      union all
      select 'routine', p.oid::regprocedure::text
        from pg_proc p, role, jobs where pronamespace = jobs.oid and proowner <> role.oid
      union all
      select 'type', t.oid::regtype::text
        from pg_type t, role, jobs where typnamespace = jobs.oid and typtype in ('e', 'd') and typowner <> role.oid
    loop
      execute format('alter %s %s owner to ${serverRole}', one.kind, one.name);
    end loop;
  end $$;
`;

/**
 * [SU13] Makes the server's role if there is none, and gives it what it needs in the database of the pool, whose role must be a superuser. The
 * schema is that of this release.
 */
export async function admitServerRole(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    withoutDeadline(client);
    await client.query("set statement_timeout = 0");
    await client.query(grants + jobsAreItsOwn);
  } finally {
    client.release(true); // with its settings
  }
}
