import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import pg from "pg";
import type { Observer } from "../base/observer.ts";
import { ServerBusy } from "../base/refused.ts";
import { observedClient } from "./observed-client.ts";
import { admitServerRole, serverRole } from "./server-role.ts";
import { valueTypes } from "./value-types.ts";

export interface DatabaseOptions {
  /** Unset: an embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  log: (line: string) => void;
  /** Ends the start of an embedded one. */
  signal?: AbortSignal | undefined;
}

export interface Database {
  /**
   * Does `work` as the role that owns the tables, then gives the server's role its rights (SU13). Until that is done nobody may use the pools of
   * an embedded database.
   */
  asOwner(work: (owner: pg.Pool) => Promise<void>): Promise<void>;
  pool: pg.Pool;
  /** For lanes alone: what consoles read, however many come at once, never keeps a push waiting for a connection. */
  lanePool: pg.Pool;
  /** For a client of one's own that only listens: `new pg.Client(listenClientConfig)`. */
  listenClientConfig: pg.ClientConfig;
  /** Hears of every statement of the pool that fails, from now on. */
  observe(observer: Observer): void;
  /** Closes the pool, then an embedded PostgreSQL. */
  stop(): Promise<void>;
}

/** How long `stop` waits for queries under way, which nobody needs any more: whoever began them has ended (DE11). */
const drainMs = 1_500;

/**
 * The database the configuration names: external by `databaseUrl`, else embedded.
 * An external one need not be reachable yet; the first query will tell. Throws `EmbeddedPostgresError` when an embedded one cannot start.
 */
export async function connectDatabase({
  databaseUrl,
  dataDir,
  log,
  signal,
}: DatabaseOptions): Promise<Database> {
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, log, signal });
  const config = embedded ? { ...embedded.connection, user: serverRole } : { connectionString: databaseUrl };
  let observer: Observer | undefined;
  const watched: Observer = { onFailure: (sqlState) => observer?.onFailure(sqlState) };
  const pool = openPool(config, log, watched);
  const lane = { ...config, application_name: "jieru-lane", options: byKey };
  const lanePool = openPool(lane, log, watched, laneConnections);
  return {
    async asOwner(work) {
      const owner = openPool(embedded?.connection ?? config, log, undefined, ownerConnection);
      try {
        await work(owner);
        if (embedded) await admitServerRole(owner);
      } finally {
        await closePool(owner);
      }
    },
    pool,
    lanePool,
    observe(next) {
      observer = next;
    },
    listenClientConfig: { ...config, keepAlive: true },
    async stop() {
      await Promise.all([closePool(pool), closePool(lanePool)]);
      await embedded?.stop();
    },
  };
}

type PoolLimits = Pick<pg.PoolConfig, "min" | "max" | "statement_timeout" | "query_timeout">;

/**
 * A lane finds every row by its key, with statements that are the same for ever. Left to itself, PostgreSQL reads a table of
 * some thousand rows whole for each batch, and plans each anew because it counts the elements of the arrays it is given.
 */
const byKey = [
  "-c enable_seqscan=off",
  "-c enable_hashjoin=off",
  "-c enable_mergejoin=off",
  "-c plan_cache_mode=force_generic_plan",
].join(" ");

/** How many requests may wait for a connection; the next one is told at once that the server is busy (DE5). */
const maxWaiting = 500;

/** Every connection is in use, and as many wait for one as may. */
export class PoolBusy extends ServerBusy {
  constructor() {
    super("too many wait for a connection to the database");
  }
}

/** [DE5] A statement that is not answered within this time fails, and its connection is closed: PostgreSQL may not be reachable any more. */
const queryTimeoutMs = 3_500;

const deadlines = { statement_timeout: 2_500, query_timeout: queryTimeoutMs };
const connections: PoolLimits = { min: 4, max: 20, ...deadlines };
const laneConnections: PoolLimits = { min: 1, max: 6, ...deadlines };
/** Migrations and grants may take as long as they need. */
const ownerConnection: PoolLimits = { min: 0, max: 1, statement_timeout: 0, query_timeout: 0 };

class BoundedPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: with or without a callback, as the pool's own
  override connect(callback?: any): any {
    if (this.waitingCount < maxWaiting) return super.connect(callback);
    if (callback) return callback(new PoolBusy());
    return Promise.reject(new PoolBusy());
  }
}

/** A pool with the project's limits and value types. A lost connection is logged and replaced, never thrown. */
export function openPool(
  config: pg.ClientConfig,
  log: (line: string) => void,
  observer?: Observer,
  limits: PoolLimits = connections,
): pg.Pool {
  const pool = new BoundedPool({
    application_name: "jieru",
    ...config,
    ...(observer && { Client: observedClient(observer, pg.Client) }),
    ...limits,
    pipeline: true,
    connectionTimeoutMillis: 2_000,
    // A node that freezes inside a transaction must not keep an account's head row from the others.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
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
