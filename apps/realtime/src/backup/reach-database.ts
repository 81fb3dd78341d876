import { stat } from "node:fs/promises";
import path from "node:path";
import {
  DataDirectoryInUse,
  locateEmbeddedPostgres,
  type PostgresLocation,
  startEmbeddedPostgres,
} from "@jieru/embedded-postgres";
import pg from "pg";
import { nullWhenAbsent } from "../media/store/whole-files.ts";
import { BackupUnusable } from "./unusable.ts";

export interface ReachedDatabase {
  connection: PostgresLocation["connection"];
  leave(): Promise<void>;
}

/** Returns the data directory's database: the running server's, or one started for this call. */
export async function reachDatabase(dataDir: string): Promise<ReachedDatabase> {
  const cluster = path.join(dataDir, "postgres/data/PG_VERSION");
  if (!(await stat(cluster).catch(nullWhenAbsent)))
    throw new BackupUnusable(`There is no embedded database in ${dataDir}: set DATA_DIR`);
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    return { connection: postgres.connection, leave: postgres.stop };
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const { connection } = locateEmbeddedPostgres(dataDir);
    return { connection, leave: () => Promise.resolve() };
  }
}

export function openClient(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config);
  // NOTE: without a listener, an error would end the process before the cleanup.
  client.on("error", () => undefined);
  return client;
}
