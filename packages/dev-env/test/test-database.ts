import { randomBytes } from "node:crypto";
import { openPool } from "@jieru/realtime/database/connect";
import { serverRole } from "@jieru/realtime/database/server-role";
import pg from "pg";
import { inject } from "vitest";

/** The project's global set-up creates the database server and the migrated template once per run. */
declare module "vitest" {
  interface ProvidedContext {
    database: { host: string; user: string; database: string; port: number };
  }
}
const template = "jieru_template";

export interface TestDatabase {
  /** Connects as the server's role, so that missing rights show up. */
  databaseUrl: string;
  /** Connects as the owner of the tables, for changes that the server may not make. */
  ownerUrl: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("database");
  const name = `house_${randomBytes(6).toString("hex")}`;
  await queryOnce(server, `create database ${name} template ${template} strategy file_copy`);
  const place = `host=${encodeURIComponent(server.host)}&port=${server.port}`;
  const urlOf = (user: string) => `postgres://${user}@/${name}?${place}`;
  return {
    databaseUrl: urlOf(serverRole),
    ownerUrl: urlOf(server.user),
    async drop() {
      await queryOnce(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/**
 * Opens a pool for queries beside the servers. The database may be dropped before its connections have
 * closed; a plain `pg` pool would throw then.
 */
export function lookInto(databaseUrl: string): pg.Pool {
  return openPool({ connectionString: databaseUrl }, () => undefined, undefined, { min: 0, max: 2 });
}

export async function queryOnce(config: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
