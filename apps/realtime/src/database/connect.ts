import pg from "pg";
import { startEmbeddedPostgres } from "./embedded/embedded-postgres.ts";
import { valueTypes } from "./value-types.ts";

export interface DatabaseOptions {
  /** Unset: an embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  log: (line: string) => void;
}

export interface Database {
  pool: pg.Pool;
  /** For a client of one's own that only listens: `new pg.Client(listenClientConfig)`. */
  listenClientConfig: pg.ClientConfig;
  /** Closes the pool, then an embedded PostgreSQL. */
  stop(): Promise<void>;
}

/** How long `stop` waits for queries under way; a statement ends sooner by itself. */
const drainMs = 5_000;

/**
 * The database the configuration names: external by `databaseUrl`, else embedded.
 * An external one need not be reachable yet; the first query will tell. Throws `DataDirectoryInUse`.
 */
export async function connectDatabase({ databaseUrl, dataDir, log }: DatabaseOptions): Promise<Database> {
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, log });
  const config = embedded?.connection ?? { connectionString: databaseUrl };
  const pool = openPool(config, log);
  return {
    pool,
    listenClientConfig: { ...config, keepAlive: true, application_name: "jieru-listen" },
    async stop() {
      await closePool(pool);
      await embedded?.stop();
    },
  };
}

/** A pool with the project's limits and value types. A lost connection is logged and replaced, never thrown. */
export function openPool(config: pg.ClientConfig, log: (line: string) => void): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    max: 20,
    pipeline: true,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 2_500,
    // A node that freezes inside a transaction must not keep an account's head row from the others.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "jieru",
    types: valueTypes,
  });
  const report = (error: Error) => log(`database connection lost: ${error.message}`);
  pool.on("error", report);
  // NOTE: the pool's own handler covers idle clients only; unheard, the error of one in use would end the process.
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}

/** Waits for the clients in use, but not for ever. */
export async function closePool(pool: pg.Pool, withinMs = drainMs): Promise<void> {
  if (pool.ending) return;
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, withinMs);
  await Promise.race([pool.end(), late]);
  clearTimeout(timer);
}
