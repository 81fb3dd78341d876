import type pg from "pg";
import { jobsSchema } from "./migrate.ts";

/** The role of a running server in its embedded cluster: it reads and writes rows of tables that another role owns. */
export const serverRole = "jieru_server";

/**
 * [AU2] The role cannot skip a trigger. Only a superuser sets `session_replication_role`, and only an owner disables a trigger.
 * Source: https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE
 * A role may change its own settings, such as its search path: every start resets them.
 * Every start grants the tables again after its migrations, because one of them may have created a table.
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

/**
 * While the server runs, pg-boss migrates its tables, adds partitions and rebuilds indexes. PostgreSQL allows this only to the owner.
 * In clusters of earlier releases, and in restored ones, they still have the same owner as the other tables.
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
 * [SU13] Creates the server's role if there is none, and sets its rights in the database of the pool.
 * The pool's role must be a superuser, and the migrations must have run.
 */
export async function admitServerRole(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query(grants + jobsAreItsOwn);
  } finally {
    client.release(true); // with its settings
  }
}
