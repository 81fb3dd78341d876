import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import type { Logger } from "pino";
import { within } from "../tasks/deadline.ts";

/**
 * Tells that an account has news, and how far its log reaches; or that replies are due. The bell carries no news itself, and a
 * ring may be missed: listeners read from their own cursor, also after `back` (the connection was lost and is listening
 * again), and from time to time without any ring.
 */
export interface Bell {
  onRing(listener: (accountId: AccountId, seq: number) => void): void;
  /** The rows of the outbox changed, in whichever account. */
  onOutbox(listener: () => void): void;
  /** A node told the others something that is not stored anywhere. */
  onNodes(listener: (text: string) => void): void;
  /** An account's credentials were changed, on whatever node. */
  onAccount(listener: (accountId: AccountId) => void): void;
  onBack(listener: () => void): void;
  /**
   * Whether no other node is listening. A node that begins to listen announces it at once; that the last other one has gone is
   * noticed after a while. false while it is not known.
   */
  isAlone(): boolean;
  /** Rings on this node only. */
  ring(accountId: AccountId, seq: number): void;
  ringOutbox(): void;
  /**
   * Whether this node is the one that does `work`: the first to ask, for as long as its connection lasts. Rejects while there
   * is no connection.
   */
  isFirst(work: string): Promise<boolean>;
  stop(): Promise<void>;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;
/** Pauses double: at this one, a second and a half after the first try, it is said once why the bell is still silent. */
const saidAtMs = 800;

/** [DE5] A bell without rings and one with a dead connection look alike, so it is asked this often and must answer in time. */
const askEveryMs = 10_000;
const answerWithinMs = 2_000;

/** Resolves once it is listening. A connection that is lost or silent is replaced. */
export async function openBell(config: pg.ClientConfig, log: Logger, everyMs = askEveryMs): Promise<Bell> {
  const emitter = new EventEmitter();
  const stopping = new AbortController();
  const company = new Company();
  emitter.on("listening", () => company.heard());
  let client = await listen(config, emitter);

  const keepListening = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const lost = ended(client, stopping.signal);
      void company.look(client);
      const asking = setInterval(() => void company.look(client), everyMs);
      await lost.finally(() => clearInterval(asking));
      company.heard(); // perhaps: while disconnected, this node does not hear who begins to listen
      log.warn("the bell fell silent: connection to the database lost");
      client = await reconnect(config, emitter, log, stopping.signal);
      emitter.emit("back");
    }
  };
  const listening = keepListening().catch(() => undefined);

  return {
    onRing: (listener) => void emitter.on("ring", listener),
    onOutbox: (listener) => void emitter.on("outbox", listener),
    onNodes: (listener) => void emitter.on("nodes", listener),
    onAccount: (listener) => void emitter.on("account", listener),
    onBack: (listener) => void emitter.on("back", listener),
    isAlone: () => company.isNone,
    ring: (accountId, seq) => void emitter.emit("ring", accountId, seq),
    ringOutbox: () => void emitter.emit("outbox"),
    isFirst: (work) => lock(client, work),
    async stop() {
      stopping.abort();
      await listening;
      await within(answerWithinMs, client.end()).catch(() => undefined);
    },
  };
}

/** The lock ends with the connection, and so when the node dies. */
async function lock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('first:' || $1, 0)) as mine`,
    [name],
  );
  return rows[0]?.mine === true;
}

/** The shared lock that every listening connection holds. */
const listeners = { classId: 20_318, objectId: 1 };

/** Knows whether other nodes are listening. */
class Company {
  isNone = false;
  #heard = 0;

  /** Another node began to listen, or may have. */
  heard(): void {
    this.#heard++;
    this.isNone = false;
  }

  /** Without an answer the connection is cut, for both sides. */
  async look(client: pg.Client): Promise<void> {
    const before = this.#heard;
    try {
      const { rows } = await client.query<{ others: boolean }>(
        `select exists (select from pg_locks
                         where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and pid <> pg_backend_pid()
                           and database = (select oid from pg_database where datname = current_database())) as others`,
        [listeners.classId, listeners.objectId],
      );
      if (before === this.#heard) this.isNone = rows[0]?.others === false;
    } catch {
      client.end().catch(() => undefined);
    }
  }
}

/** NOTE: `once(client, "end")` would reject, on the `error` that comes before the end of a lost connection. */
function ended(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once("end", resolve);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The process id of our connection in PostgreSQL, which the driver's types lack. */
const own = (client: pg.Client): number => (client as unknown as { processID: number }).processID;

const channels = ["bell", "outbox", "nodes", "accounts", "listening"];

async function listen(config: pg.ClientConfig, emitter: EventEmitter): Promise<pg.Client> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: 2_000,
    query_timeout: answerWithinMs,
  });
  client.on("error", () => undefined); // an "end" event follows
  client.on("notification", ({ channel, payload = "", processId }) => {
    if (channel === "jieru_listening") return processId !== own(client) && emitter.emit("listening");
    if (channel === "jieru_outbox") return emitter.emit("outbox");
    if (channel === "jieru_nodes") return emitter.emit("nodes", payload);
    if (channel === "jieru_accounts") return emitter.emit("account", payload);
    const [seq, accountId] = payload.split(" ");
    return emitter.emit("ring", accountId, Number(seq));
  });
  try {
    await client.connect();
    await client.query(channels.map((channel) => `listen jieru_${channel}`).join("; "));
    await client.query(
      "select pg_try_advisory_lock_shared($1::int, $2::int), pg_notify('jieru_listening', '')",
      [listeners.classId, listeners.objectId],
    );
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

async function reconnect(
  config: pg.ClientConfig,
  emitter: EventEmitter,
  log: Logger,
  signal: AbortSignal,
): Promise<pg.Client> {
  for (let waitMs = firstRetryMs; ; waitMs = Math.min(waitMs * 2, maxRetryMs)) {
    try {
      return await listen(config, emitter);
    } catch (error) {
      if (waitMs === saidAtMs) log.warn({ err: error }, "the bell is still silent, and is tried again");
      await delay(waitMs, undefined, { signal });
    }
  }
}
