import { randomBytes } from "node:crypto";
import { openPool } from "@jieru/realtime/database/connect";
import { serverRole } from "@jieru/realtime/database/server-role";
import pg from "pg";
import { inject } from "vitest";

/** Made once a run by the project's global set-up: a server, and a template with every migration applied. */
declare module "vitest" {
  interface ProvidedContext {
    database: { host: string; user: string; database: string; port: number };
  }
}
const template = "jieru_template";

export interface TestDatabase {
  /** As the role that a server has in a cluster of its own: it finds out about rights that are missing. */
  databaseUrl: string;
  /** As the role that owns the tables, for what a server may not do. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database of the test file's own. */
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
 * A look into a database beside the servers that work with it. Ended, its connections may still be there when the database is
 * dropped; a pool of `pg` alone would throw what they say of that.
 */
export function lookInto(databaseUrl: string): pg.Pool {
  return openPool({ connectionString: databaseUrl }, () => undefined, undefined, { min: 0, max: 2 });
}

/** Asks on a connection of its own. */
export async function queryOnce(config: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
