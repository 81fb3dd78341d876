// Starts one embedded PostgreSQL for the whole run, with all migrations applied to a template database.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@jieru/embedded-postgres";
import type { TestProject } from "vitest/node";
import { closePool, openPool } from "../src/database/connect.ts";
import { migrate } from "../src/database/migrate.ts";
import { admitServerRole } from "../src/database/server-role.ts";

export const templateDatabase = "jieru_template";

declare module "vitest" {
  interface ProvidedContext {
    /** Tests copy the template with `createTestDatabase` and must not write to it. */
    database: EmbeddedPostgres["connection"];
  }
}

/** Vitest runs this before all tests and the returned function after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-test-"));
  await chmod(dataDir, 0o711); // PostgreSQL may run as another user.
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, throwaway: true });
  const tearDown = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
  try {
    await makeTemplate(postgres.connection);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("database", postgres.connection);
  return tearDown;
}

async function makeTemplate(connection: EmbeddedPostgres["connection"]): Promise<void> {
  const server = openPool(connection, () => {});
  await server.query(`create database ${templateDatabase}`);
  await closePool(server);
  const template = openPool({ ...connection, database: templateDatabase }, () => {});
  try {
    await migrate(template);
    await admitServerRole(template);
  } finally {
    await closePool(template);
  }
}
