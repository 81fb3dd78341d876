import type pg from "pg";
import { jobsSchema } from "./migrate.ts";

/** The server's role in its embedded cluster. Another role owns the tables. */
export const serverRole = "jieru_server";

/**
 * [AU2] The role cannot skip a trigger. Every start resets its settings and grants new tables. Source:
 * https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE
 */
const grants = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${serverRole}') then create role ${serverRole}; end if;
    execute format('alter role ${serverRole} in database %I reset all', current_database());
  end $$;
  alter role ${serverRole} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  alter role ${serverRole} reset all;
  grant select, insert, update, delete on all tables in schema public to ${serverRole};
  revoke update, delete on audit_log from ${serverRole};
  revoke insert, update, delete on schema_migrations from ${serverRole};
`;

/** pg-boss changes its tables, for which PostgreSQL requires the owner. Earlier and restored clusters have another owner. */
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

/** [SU13] Creates the server's role and sets its rights. Needs a superuser, after the migrations. */
export async function admitServerRole(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query(grants + jobsAreItsOwn);
  } finally {
    client.release(true); // with its settings
  }
}
