import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import pg from "pg";
import type { Observer } from "../base/observer.ts";
import { ServerBusy } from "../base/refused.ts";
import { admitServerRole, serverRole } from "./server-role.ts";

export interface DatabaseOptions {
  /** Unset: an embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}

export interface Database {
  /**
   * Runs `work` as the owner of the tables, then grants the server's role its rights (SU13). Call it before the pools.
   */
  asOwner(work: (owner: pg.Pool) => Promise<void>): Promise<void>;
  pool: pg.Pool;
  /** Reserved for lanes, so that reads never make a push wait. */
  lanePool: pg.Pool;
  listenClientConfig: pg.ClientConfig;
  observe(observer: Observer): void;
  stop(): Promise<void>;
}

/** How long `stop` waits for queries whose callers have ended (DE11). */
const drainMs = 1_500;

/** Connects to an embedded or external database, which need not answer yet. Throws `EmbeddedPostgresError`. */
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

/** Lanes read by key. This avoids table scans, and a new plan per batch for array parameters. */
const byKey = [
  "-c enable_seqscan=off",
  "-c enable_hashjoin=off",
  "-c enable_mergejoin=off",
  "-c plan_cache_mode=force_generic_plan",
].join(" ");

/** Requests that may wait for a connection (DE5). */
const maxWaiting = 500;

export class PoolBusy extends ServerBusy {
  constructor() {
    super("too many wait for a connection to the database");
  }
}

/** [DE5] Closes a connection without an answer. */
const queryTimeoutMs = 3_500;

const deadlines = { statement_timeout: 2_500, query_timeout: queryTimeoutMs };
const connections: PoolLimits = { min: 4, max: 20, ...deadlines };
/** One lane uses one. NOTE: with six, ten lanes wait for each other while consoles reconnect, 30 ms on average. */
const laneConnections: PoolLimits = { min: 1, max: 12, ...deadlines };
const ownerConnection: PoolLimits = { min: 0, max: 1, statement_timeout: 0, query_timeout: 0 };

class BoundedPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: with or without a callback, as the pool's own
  override connect(callback?: any): any {
    if (this.waitingCount < maxWaiting) return super.connect(callback);
    if (callback) return callback(new PoolBusy());
    return Promise.reject(new PoolBusy());
  }
}

/** Opens a pool with the project's limits and types. A lost connection is logged and replaced. */
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
    // A frozen node must not lock an account's head row for long.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    types: valueTypes,
  });
  const report = (error: Error) => log(`database connection lost: ${error.message}`);
  pool.on("error", report);
  // NOTE: the pool's own handler covers idle clients only.
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}

export async function closePool(pool: pg.Pool, withinMs = drainMs): Promise<void> {
  if (pool.ending) return;
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, withinMs);
  await Promise.race([pool.end(), late]);
  clearTimeout(timer);
}

const int8 = 20;
const timestamptz = 1184;
const int8Array = 1016;
const timestamptzArray = 1185;

/** `int8` becomes a number, `timestamptz` epoch milliseconds. Throws for an unsafe `int8`: WeChat's ids are text. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const standard: (text: string) => unknown = pg.types.getTypeParser(oid, format ?? "text");
    if (format === "binary") return standard;
    if (oid === int8) return parseInt8;
    if (oid === timestamptz) return (text: string) => toEpochMs(standard(text));
    if (oid === int8Array)
      return (text: string) => mapArray(standard(text), (item) => parseInt8(String(item)));
    if (oid === timestamptzArray) return (text: string) => mapArray(standard(text), toEpochMs);
    return standard;
  },
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

/** Drops microseconds. `infinity` stays infinite. */
function toEpochMs(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function mapArray(value: unknown, map: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapArray(item, map));
  return value === null ? null : map(value);
}

type Callback = (error: Error | null, result: unknown) => void;
const readOnly = "25006";
/** Network codes such as `ECONNRESET` do not match. */
const sqlState = /^[0-9A-Z]{5}$/;

const sqlStateOf = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && sqlState.test(code) ? code : null;
};

/** Returns a client class that reports failed statements. NOTE: it observes the callback if there is one. */
export function observedClient(observer: Observer, Client: typeof pg.Client): typeof pg.Client {
  const watched = (callback: Callback, failed: (error: unknown) => void): Callback => {
    return (error, result) => {
      if (error) failed(error);
      callback(error, result);
    };
  };
  class ObservedClient extends Client {
    // biome-ignore lint/suspicious/noExplicitAny: as many forms as the client has; all go on as they came
    override query(...asked: any[]): any {
      const failed = (error: unknown) => {
        const state = sqlStateOf(error);
        observer.onFailure(state);
        // The server is now a standby; the next connection may reach its successor.
        if (state === readOnly) this.end().catch(() => undefined);
      };
      const at = asked.findIndex((part) => typeof part === "function");
      if (at >= 0) asked[at] = watched(asked[at], failed);
      // biome-ignore lint/suspicious/noExplicitAny: see above
      const result: unknown = (super.query as any)(...asked);
      if (result instanceof Promise) result.catch(failed);
      return result;
    }
  }
  return ObservedClient as typeof pg.Client;
}
