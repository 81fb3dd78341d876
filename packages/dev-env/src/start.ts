import path from "node:path";
import { buildPages } from "./build-pages.ts";
import { startDevEnv } from "./dev-env.ts";
import { openSavedClock, saveClock } from "./saved-clock.ts";
import { explain, portIn, webhookHostsIn } from "./start-errors.ts";

const ports = { serverPort: 4600, simulatorPort: 4700 };
const dataDir = path.resolve(process.env.DATA_DIR || "data");
const saveClockEveryMs = 5_000;
const givenUp = new AbortController();

async function main(): Promise<void> {
  ports.serverPort = portIn("PORT") ?? ports.serverPort;
  ports.simulatorPort = portIn("SIMULATOR_PORT") ?? ports.simulatorPort;
  const webhookHosts = webhookHostsIn();
  await buildPages();
  const clock = await openSavedClock(dataDir);
  let stop = async (): Promise<void> => givenUp.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  const signal = givenUp.signal;
  const env = await startDevEnv({ dataDir, clock, keepPhones: true, webhookHosts, signal, ...ports });
  const saving = setInterval(() => void saveClock(dataDir, clock).catch(() => undefined), saveClockEveryMs);
  console.log(`
  接入 Jieru is running.

    Console   ${env.server.url}
    Phones    ${env.simulator.url}          write as a customer, move the clock, switch faults on
    Sign in   ${env.simulator.url}/scan     scan the console's code and confirm, without a phone

  Data is kept in ${path.relative(process.cwd(), dataDir) || "."}. Ctrl-C stops everything.
`);
  stop = async (): Promise<void> => {
    clearInterval(saving);
    await saveClock(dataDir, clock).catch(() => undefined);
    await env.stop();
    process.exit(0);
  };
  if (givenUp.signal.aborted) await stop();
}

main().catch((error: unknown) => {
  const stopped = givenUp.signal.aborted;
  console.error(stopped ? "Stopped before it had started." : explain(error, ports));
  process.exit(stopped ? 0 : 1);
});
