import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import type { Logger } from "pino";
import { within } from "../base/async.ts";

/**
 * Receives the notifications that servers, including this one, send through PostgreSQL (`../lane/change-notifier.ts`).
 * They carry no data and may be lost. Listeners therefore read from their own cursor: after `back`, and at intervals without any
 * notification.
 */
export interface ChangeListener {
  /** An account's log has grown, up to `seq`. */
  onAccountChanged(listener: (accountId: AccountId, seq: number) => void): void;
  /** Rows of the outbox changed, in any account. */
  onOutboxChanged(listener: () => void): void;
  /** A server sent the others a message that is not stored. */
  onServerMessage(listener: (text: string) => void): void;
  /** An account's credentials changed. */
  onCredentialsChanged(listener: (accountId: AccountId) => void): void;
  /** The connection was lost and is restored. */
  onBack(listener: () => void): void;
  /**
   * Returns whether this server does `work`: the first server that asks does, for as long as its connection lasts.
   * Rejects while there is no connection.
   */
  isFirst(work: string): Promise<boolean>;
  stop(): Promise<void>;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;
/** Delays double. At this delay, 1.5 s after the first attempt, the server logs the reason once. */
const loggedAtDelayMs = 800;

/**
 * [DE5] An idle connection and a dead one look the same.
 * The server therefore sends a query at this interval and expects an answer in time.
 */
const probeEveryMs = 10_000;
const answerWithinMs = 2_000;

const channels = ["bell", "outbox", "nodes", "accounts"];

/** Starts to listen. Resolves once notifications arrive. A connection that is lost or does not answer is replaced. */
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

/** The lock ends with the connection, and therefore also when the server dies. */
async function lock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('first:' || $1, 0)) as mine`,
    [name],
  );
  return rows[0]?.mine === true;
}

/** Closes the connection on both sides if no answer comes. */
const probe = (client: pg.Client): Promise<unknown> =>
  client.query("select 1").catch(() => client.end().catch(() => undefined));

/** NOTE: `once(client, "end")` would reject on the `error` event that precedes the end of a lost connection. */
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
