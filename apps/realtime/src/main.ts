import { existsSync } from "node:fs";
import path from "node:path";
import { sentenceOf } from "./base/cannot-start.ts";
import { readConfig } from "./base/config.ts";
import { armFailpoints } from "./base/failpoint.ts";
import { handleFaults } from "./base/faults.ts";
import { createLogger } from "./base/logger.ts";
import { startServer } from "./start.ts";

const pages = path.resolve(import.meta.dirname, "../../console/dist");
/** Covers pushes (4.5 s) and running sends. */
const stopWithinMs = 15_000;

/** Aborted by a stop during the start. */
const givenUp = new AbortController();

async function main(): Promise<void> {
  const isBuilt = existsSync(path.join(pages, "index.html"));
  const config = { ...readConfig(process.env), consoleDist: isBuilt ? pages : undefined };
  armFailpoints(process.env.FAILPOINT);
  const log = createLogger(config);
  handleFaults(log);
  if (!isBuilt)
    log.warn("the console is not built, so browsers get no pages: run `pnpm build` and start again");
  if (process.env.REDIS_URL)
    log.warn("REDIS_URL is no longer used: servers tell each other through PostgreSQL. Remove the variable");
  let stop = (): void => givenUp.abort();
  const onSignal = (): void => {
    process.once("SIGTERM", () => process.exit(1)).once("SIGINT", () => process.exit(1));
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop();
  };
  process.once("SIGTERM", onSignal).once("SIGINT", onSignal);
  const server = await startServer({ config, log, signal: givenUp.signal });
  log.info({ url: server.url, publicUrl: config.publicUrl }, "listening");
  const { setUp, invitations } = server.firstAdminLinks;
  if (setUp)
    console.log(
      `No mini program is connected yet. Open this link to connect one and become its admin: ${setUp}`,
    );
  for (const link of invitations) console.log(`No admin yet. Open this once to become one: ${link}`);
  stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  if (givenUp.signal.aborted) stop();
}

main().catch((error: unknown) => {
  const stopped = givenUp.signal.aborted;
  console.error(stopped ? "Stopped before it had started." : (sentenceOf(error) ?? error));
  process.exit(stopped ? 0 : 1);
});
