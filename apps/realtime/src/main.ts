import path from "node:path";
import { BadConfiguration, readConfig } from "./config.ts";
import { armFailpoints } from "./failpoint.ts";
import { createLogger } from "./logger.ts";
import { handleFaults } from "./process-faults.ts";
import { startServer } from "./start.ts";

const consoleDist = path.resolve(import.meta.dirname, "../../console/dist");
/** Long enough for pushes (4.5 s) and sends under way, shorter than any supervisor's patience. */
const stopWithinMs = 15_000;

async function main(): Promise<void> {
  const config = { ...readConfig(process.env), consoleDist };
  armFailpoints(process.env.FAILPOINT);
  const log = createLogger(config);
  handleFaults(log);
  const server = await startServer({ config, log });
  log.info({ url: server.url, publicUrl: config.publicUrl }, "listening");
  const { setUp, invitations } = server.firstAdminLinks;
  if (setUp)
    console.log(`No mini program is connected yet. Open this to connect yours and be its admin: ${setUp}`);
  for (const link of invitations) console.log(`No admin yet. Open this once to become one: ${link}`);
  const stop = (): void => {
    process.once("SIGTERM", () => process.exit(1)).once("SIGINT", () => process.exit(1));
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
}

main().catch((error: Error & { code?: string }) => {
  const plain =
    error instanceof BadConfiguration || error.name === "DataDirectoryInUse" || error.code === "EADDRINUSE";
  console.error(plain ? error.message : error);
  process.exit(1);
});
