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

const int8 = 20;
const timestamptz = 1184;
const int8Array = 1016;
const timestamptzArray = 1185;

/**
 * How column values reach the program: `int8` as a number, `timestamptz` as epoch milliseconds, arrays of them alike.
 * An `int8` a number cannot hold throws: whatever may be that large (WeChat's ids) is text in the database.
 */
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

/** Microseconds are dropped; `infinity` stays infinite. */
function toEpochMs(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

/** PostgreSQL arrays nest, and hold nulls. */
function mapArray(value: unknown, map: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapArray(item, map));
  return value === null ? null : map(value);
}

type Callback = (error: Error | null, result: unknown) => void;
const readOnly = "25006";
/** One answer of five characters, as PostgreSQL gives them: `53100`. A code of the network, `ECONNRESET`, is none. */
const sqlState = /^[0-9A-Z]{5}$/;

const sqlStateOf = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && sqlState.test(code) ? code : null;
};

/**
 * A client of whose failed statements the observer hears, whoever asked. It changes nothing for who asked.
 * NOTE: by the callback where there is one (the pool's own `query`), else by the promise.
 */
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
        // It leads to a server that has become a standby: the next one may lead to its successor.
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
