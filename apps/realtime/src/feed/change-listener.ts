import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import type { Logger } from "pino";
import { within } from "../base/async.ts";

/**
 * Receives servers' notifications through PostgreSQL (`../lane/change-notifier.ts`). They carry no data and may be
 * lost, so listeners also read at intervals.
 */
export interface ChangeListener {
  onAccountChanged(listener: (accountId: AccountId, seq: number) => void): void;
  onOutboxChanged(listener: () => void): void;
  onServerMessage(listener: (text: string) => void): void;
  onCredentialsChanged(listener: (accountId: AccountId) => void): void;
  onBack(listener: () => void): void;
  /** Returns whether this server does `work`: the first to ask, while its connection lasts. Rejects without one. */
  isFirst(work: string): Promise<boolean>;
  stop(): Promise<void>;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;
/** Delays double. The server logs the reason at this one, after 1.5 s. */
const loggedAtDelayMs = 800;

/** [DE5] A probe shows whether an idle connection is dead. */
const probeEveryMs = 10_000;
const answerWithinMs = 2_000;

const channels = ["bell", "outbox", "nodes", "accounts"];

/** Resolves once notifications arrive. A lost connection is replaced. */
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

/** The lock ends with the connection, also when the server dies. */
async function lock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('first:' || $1, 0)) as mine`,
    [name],
  );
  return rows[0]?.mine === true;
}

const probe = (client: pg.Client): Promise<unknown> =>
  client.query("select 1").catch(() => client.end().catch(() => undefined));

/** NOTE: `once(client, "end")` would reject on a preceding `error` event. */
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
