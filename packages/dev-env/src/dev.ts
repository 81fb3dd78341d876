/** Runs `pnpm dev`: a server that restarts on change, console and phones with hot reload. */
import { watch } from "node:fs";
import path from "node:path";
import { createServer } from "vite";
import { pushTo, startDemoSimulator } from "./dev-env.ts";
import { openSavedClock, saveClock } from "./saved-clock.ts";
import type { ServerPlace } from "./server-config.ts";
import { type ServerHandle, startServerProcess } from "./server-handle.ts";
import { explain } from "./start-errors.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const host = "127.0.0.1";
const ports = { console: 4800, phones: 4801, server: 4600, simulator: 4700 };
const dataDir = path.resolve(process.env.DATA_DIR || "data");
const quietMs = 150;

async function servePages(app: string, pages: string, port: number): Promise<void> {
  const configFile = path.join(root, "apps", app, "vite.config.ts");
  const server = await createServer({
    root: path.join(root, "apps", app, pages),
    configFile,
    server: { host, port, strictPort: true },
  });
  await server.listen();
}

/** Calls `changed` after each burst of writes to the server's sources; calls never overlap. */
function onChangedSources(changed: () => Promise<void>): void {
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  for (const dir of [
    "apps/realtime/src",
    ...["embedded-postgres", "shared", "wechat"].map((name) => `packages/${name}/src`),
  ]) {
    watch(path.join(root, dir), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(changed).catch((error: unknown) => console.error(error));
      }, quietMs);
    });
  }
}

async function main(): Promise<void> {
  const clock = await openSavedClock(dataDir);
  const simulator = await startDemoSimulator({
    dataDir,
    clock,
    simulatorPort: ports.simulator,
    keepPhones: true,
  });
  const publicUrl = `http://${host}:${ports.console}`;
  const place: ServerPlace = {
    host,
    port: ports.server,
    publicUrl,
    dataDir,
    simulatorUrl: simulator.url,
    logLevel: "info",
  };
  let server: ServerHandle = await startServerProcess(place, clock);
  pushTo(simulator, server.url);
  process.env.JIERU_SERVER = server.url;
  process.env.JIERU_SIMULATOR = simulator.url;
  await servePages("console", "", ports.console);
  await servePages("simulator", "web", ports.phones);
  console.log(
    `\n  Console ${publicUrl}   Phones http://${host}:${ports.phones}   Scan ${simulator.url}/scan\n`,
  );

  onChangedSources(async () => {
    await server.stop();
    server = await startServerProcess(place, clock);
    console.log("server restarted");
  });
  const stop = async (): Promise<void> => {
    await saveClock(dataDir, clock);
    await simulator.stop();
    await server.stop();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
}

main().catch((error: unknown) => {
  console.error(explain(error, null));
  process.exit(1);
});
