import { startEmbeddedPostgres } from "@jieru/realtime/database/embedded/embedded-postgres";

/** A PostgreSQL that belongs to no server, kept running as a supervisor would. */
export interface SharedPostgres {
  stop(): Promise<void>;
}

export async function startSharedPostgres(dataDir: string): Promise<SharedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  return { stop: () => database.stop() };
}
