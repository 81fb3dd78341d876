import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** Made once a run by the project's global set-up: a server, and a template with every migration applied. */
declare module "vitest" {
  interface ProvidedContext {
    database: { host: string; user: string; database: string; port: number };
  }
}
const template = "jieru_template";

/** A database of the test file's own. */
export async function createTestDatabase(): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const server = inject("database");
  const name = `house_${randomBytes(6).toString("hex")}`;
  await queryOnce(server, `create database ${name} template ${template} strategy file_copy`);
  const place = `host=${encodeURIComponent(server.host)}&port=${server.port}`;
  return {
    databaseUrl: `postgres://${server.user}@/${name}?${place}`,
    drop: () => queryOnce(server, `drop database if exists ${name} with (force)`),
  };
}

async function queryOnce(config: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
