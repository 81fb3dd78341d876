/** Starts a server for production, the demo and tests. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { readAccountsFile } from "./accounts/accounts-file.ts";
import { checkKey } from "./accounts/check-key.ts";
import { markFromFile, upsertAccount } from "./accounts/connection/upsert-account.ts";
import { type App, createApp } from "./app.ts";
import { type Config, httpUrl } from "./base/config.ts";
import { type Clock, type Context, type NewId, newId, systemClock } from "./base/context.ts";
import { checkClock } from "./database/check-clock.ts";
import { connectDatabase } from "./database/connect.ts";
import { isTimeout } from "./database/failures.ts";
import { migrate } from "./database/migrate.ts";
import { ensurePlace } from "./media/store/ensure-place.ts";
import { listen } from "./process/listen.ts";
import { ensureFirstAdmin, type FirstAdminLinks } from "./sign-in/first-admin.ts";

export interface RunningServer {
  app: App;
  context: Context;
  url: string;
  firstAdminLinks: FirstAdminLinks;
  stop(): Promise<void>;
}

export interface StartOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  newId?: NewId;
  fetch?: typeof fetch;
  /** Aborts the start at its next step (SU2). */
  signal?: AbortSignal;
  /** In ms, while the database does not answer. Default: one minute. */
  patienceMs?: number;
}

const usualPatienceMs = 60_000;
const pauseMs = 500;

/** Throws `CannotStart` or the reason of `signal`. [SU9] Retries while the database does not answer. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { log, signal, patienceMs = usualPatienceMs } = options;
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (!isTimeout(error) || performance.now() > until) throw error;
      log.warn({ err: error }, "the database did not answer during the start, which is repeated");
      await delay(pauseMs, undefined, { signal });
    }
  }
}

async function startOnce({
  config,
  log,
  clock = systemClock,
  newId: createId = newId,
  fetch = globalThis.fetch,
  signal,
}: StartOptions): Promise<RunningServer> {
  const entries = config.accountsFile ? await readAccountsFile(config.accountsFile) : [];
  if (config.databaseUrl) await ensurePlace(config.dataDir);
  const { asOwner, ...database } = await connectDatabase({
    ...config,
    signal,
    log: (line) => log.debug({ line }, "postgres"),
  });
  let app: App | undefined;
  const stop = async (): Promise<void> => {
    try {
      await app?.close();
    } finally {
      await database.stop();
    }
  };
  try {
    await asOwner((owner) => migrate(owner, { signal }));
    signal?.throwIfAborted();
    const context: Context = {
      config,
      ...database,
      clock,
      newId: createId,
      log,
      nodeId: randomUUID(),
      fetch,
    };
    app = await createApp(context);
    await checkClock(context);
    signal?.throwIfAborted();
    const port = await listen(app.fastify, config);
    // Only now: a server that cannot listen changes no account (SU2).
    for (const entry of entries) await upsertAccount({ ...context, ...app }, entry);
    await markFromFile(
      database.pool,
      entries.map(({ appId }) => appId),
    );
    await checkKey(database.pool, app.secretKey, log);
    signal?.throwIfAborted();
    const firstAdminLinks = await ensureFirstAdmin({ context, lanes: app.lanes });
    await app.open();
    return { app, context, url: httpUrl(config.host, port), firstAdminLinks, stop };
  } catch (error) {
    await stop().catch((err: unknown) =>
      log.error({ err }, "a failed start could not be cleaned up completely"),
    );
    throw error;
  }
}
