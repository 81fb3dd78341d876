import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import type { Logger } from "pino";
import { within } from "../base/async.ts";

/**
 * Receives the notifications that servers send through PostgreSQL (`../lane/change-notifier.ts`), those of this server included. They carry
 * no data and may be lost: listeners read from their own cursor, also after `back`, and from time to time without any notification.
 */
export interface ChangeListener {
  /** An account's log has grown, up to `seq`. */
  onAccountChanged(listener: (accountId: AccountId, seq: number) => void): void;
  /** Rows of the outbox changed, of whichever account. */
  onOutboxChanged(listener: () => void): void;
  /** A server sent the others something that is not stored. */
  onServerMessage(listener: (text: string) => void): void;
  /** An account's credentials changed. */
  onCredentialsChanged(listener: (accountId: AccountId) => void): void;
  /** The connection was lost, and notifications are received again. */
  onBack(listener: () => void): void;
  /**
   * Whether this server is the one that does `work`: the first that asks, for as long as its connection lasts. Rejects while there is no
   * connection.
   */
  isFirst(work: string): Promise<boolean>;
  stop(): Promise<void>;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;
/** Delays double. At this one, a second and a half after the first attempt, the reason is logged once. */
const loggedAtDelayMs = 800;

/** [DE5] A connection that is idle and one that is dead look the same, so the server sends a query this often and expects an answer in time. */
const probeEveryMs = 10_000;
const answerWithinMs = 2_000;

const channels = ["bell", "outbox", "nodes", "accounts"];

/** Resolves once notifications are received. A connection that is lost or does not answer is replaced. */
export async function openChangeListener(
  config: pg.ClientConfig,
  log: Logger,
  everyMs = probeEveryMs,
): Promise<ChangeListener> {
  const emitter = new EventEmitter();
  const stopping = new AbortController();
  let client = await listen(config, emitter);

  const keepListening = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const lost = ended(client, stopping.signal);
      const probing = setInterval(() => void probe(client), everyMs);
      await lost.finally(() => clearInterval(probing));
      log.warn("no notifications are received: connection to the database lost");
      client = await reconnect(config, emitter, log, stopping.signal);
      emitter.emit("back");
    }
  };
  const listening = keepListening().catch(() => undefined);

  return {
    onAccountChanged: (listener) => void emitter.on("account", listener),
    onOutboxChanged: (listener) => void emitter.on("outbox", listener),
    onServerMessage: (listener) => void emitter.on("message", listener),
    onCredentialsChanged: (listener) => void emitter.on("credentials", listener),
    onBack: (listener) => void emitter.on("back", listener),
    isFirst: (work) => lock(client, work),
    async stop() {
      stopping.abort();
      await listening;
      await within(answerWithinMs, client.end()).catch(() => undefined);
    },
  };
}

/** The lock ends with the connection, and so when the server dies. */
async function lock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('first:' || $1, 0)) as mine`,
    [name],
  );
  return rows[0]?.mine === true;
}

/** Without an answer the connection is closed, on both sides. */
const probe = (client: pg.Client): Promise<unknown> =>
  client.query("select 1").catch(() => client.end().catch(() => undefined));

/** NOTE: `once(client, "end")` would reject, on the `error` that comes before the end of a lost connection. */
function ended(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once("end", resolve);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

async function listen(config: pg.ClientConfig, emitter: EventEmitter): Promise<pg.Client> {
  const client = new pg.Client({
    ...config,
    application_name: "jieru-listen",
    connectionTimeoutMillis: 2_000,
    query_timeout: answerWithinMs,
  });
  client.on("error", () => undefined); // an "end" event follows
  client.on("notification", ({ channel, payload = "" }) => {
    if (channel === "jieru_outbox") return emitter.emit("outbox");
    if (channel === "jieru_nodes") return emitter.emit("message", payload);
    if (channel === "jieru_accounts") return emitter.emit("credentials", payload);
    const [seq, accountId] = payload.split(" ");
    return emitter.emit("account", accountId, Number(seq));
  });
  try {
    await client.connect();
    await client.query(channels.map((channel) => `listen jieru_${channel}`).join("; "));
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
      if (waitMs === loggedAtDelayMs)
        log.warn({ err: error }, "still no notifications are received; trying again");
      await delay(waitMs, undefined, { signal });
    }
  }
}
