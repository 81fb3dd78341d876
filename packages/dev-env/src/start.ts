/** `pnpm start`: builds the pages, opens the demo's shop, prints where everything is. */
import path from "node:path";
import { buildPages } from "./build-pages.ts";
import { startDevEnv } from "./dev-env.ts";
import { openSavedClock, saveClock } from "./saved-clock.ts";
import { explain } from "./start-errors.ts";

const ports = {
  serverPort: Number(process.env.PORT ?? 4600),
  simulatorPort: Number(process.env.SIMULATOR_PORT ?? 4700),
};
const dataDir = path.resolve(process.env.DATA_DIR ?? "data");
const saveClockEveryMs = 5_000;

async function main(): Promise<void> {
  await buildPages();
  const clock = await openSavedClock(dataDir);
  const env = await startDevEnv({ dataDir, clock, keepPhones: true, ...ports });
  const saving = setInterval(() => void saveClock(dataDir, clock).catch(() => undefined), saveClockEveryMs);
  console.log(`
  接入 Jieru is running.

    Console   ${env.server.url}
    Phones    ${env.simulator.url}          write as a customer, move the clock, switch faults on
    Sign in   ${env.simulator.url}/scan     scan the console's code and confirm, without a phone

  Data is kept in ${path.relative(process.cwd(), dataDir) || "."}. Ctrl-C stops everything.
`);
  const stop = async (): Promise<void> => {
    clearInterval(saving);
    await saveClock(dataDir, clock);
    await env.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  console.error(explain(error, ports));
  process.exit(1);
});
