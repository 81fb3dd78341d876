/** From configuration to a listening server; the one way in for production, the demo and the tests. */
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { readAccountsFile } from "./accounts/accounts-file.ts";
import { checkKey } from "./accounts/check-key.ts";
import { markFromFile, upsertAccount } from "./accounts/upsert-account.ts";
import { type App, createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { type Clock, type Context, systemClock } from "./context.ts";
import { connectDatabase } from "./database/connect.ts";
import { migrate } from "./database/migrate.ts";
import { newId } from "./new-id.ts";
import { ensureFirstAdmin, type FirstAdminLinks } from "./sign-in/first-admin.ts";

export interface RunningServer {
  app: App;
  context: Context;
  url: string;
  /** One-time links for what has no admin yet. */
  firstAdminLinks: FirstAdminLinks;
  stop(): Promise<void>;
}

export interface StartOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  fetch?: typeof fetch;
}

/** Throws `BadConfiguration`, `DataDirectoryInUse`, or the listening error (`EADDRINUSE`). */
export async function startServer({
  config,
  log,
  clock = systemClock,
  fetch = globalThis.fetch,
}: StartOptions): Promise<RunningServer> {
  const entries = config.accountsFile ? await readAccountsFile(config.accountsFile) : [];
  const database = await connectDatabase({ ...config, log: (line) => log.debug({ line }, "postgres") });
  let app: App | undefined;
  const stop = async (): Promise<void> => {
    await app?.close();
    await database.stop();
  };
  try {
    await migrate(database.pool);
    const context: Context = { config, ...database, clock, newId, log, nodeId: randomUUID(), fetch };
    app = await createApp(context);
    for (const entry of entries) await upsertAccount({ ...context, ...app }, entry);
    await markFromFile(
      database.pool,
      entries.map(({ appId }) => appId),
    );
    await checkKey(database.pool, app.secretKey, log);
    const firstAdminLinks = await ensureFirstAdmin({ context, lanes: app.lanes });
    await app.fastify.listen({ host: config.host, port: config.port });
    const { port } = app.fastify.server.address() as AddressInfo;
    return { app, context, url: `http://${config.host}:${port}`, firstAdminLinks, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
