import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { closePool, openPool } from "../src/database/connect.ts";
import { serverRole } from "../src/database/server-role.ts";
import { templateDatabase } from "./database-setup.ts";

export interface TestDatabase {
  /** For `new pg.Client(…)` and `openPool(…)`. */
  connection: { host: string; user: string; database: string; port: number };
  /** For `DATABASE_URL`, with the server's role, so that missing rights are detected. */
  databaseUrl: string;
  pool: pg.Pool;
  /** Inserts test data without a statement timeout. */
  fill(sql: string, values?: unknown[]): Promise<void>;
  /** Like `fill`, but without foreign key checks, for many rows. */
  fillMany(sql: string, values?: unknown[]): Promise<void>;
  /** Removes the database, even with open connections. */
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("database");
  const database = `test_${randomBytes(6).toString("hex")}`;
  await queryOnce(server, `create database ${database} template ${templateDatabase} strategy file_copy`);
  const connection = { ...server, database };
  const pool = openPool(connection, () => {});
  return {
    connection,
    databaseUrl: `postgres://${serverRole}@/${database}?host=${encodeURIComponent(server.host)}&port=${server.port}`,
    pool,
    fill: (sql, values) => queryOnce(connection, sql, values),
    fillMany: (sql, values) =>
      queryOnce({ ...connection, options: "-c session_replication_role=replica" }, sql, values),
    async drop() {
      await closePool(pool);
      await queryOnce(server, `drop database if exists ${database} with (force)`);
    },
  };
}

async function queryOnce(config: pg.ClientConfig, sql: string, values?: unknown[]): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}
