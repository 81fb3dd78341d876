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

/** The embedded database of a data directory: the one a server is running, or else started for us. */
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

/** One connection, not yet open. Losing it fails what is asked on it, and nothing else. */
export function openClient(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config);
  // NOTE: unheard, its error would end the process before what was half done is removed.
  client.on("error", () => undefined);
  return client;
}
