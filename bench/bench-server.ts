/** The server as in production (own process, embedded PostgreSQL, fsync on), with filled desks. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startDemoSimulator } from "@jieru/dev-env/dev-env";
import { freePort } from "@jieru/dev-env/free-port";
import type { ServerPlace } from "@jieru/dev-env/server-config";
import { type ServerHandle, startServerProcess } from "@jieru/dev-env/server-handle";
import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { accountEntries } from "./accounts.ts";
import { type Desks, fillDesks, type Prepare, type Seat } from "./fill.ts";

export interface BenchServer {
  url: string;
  pid: number;
  /** WeChat. It knows the accounts but no customers, so only customers who write through it can get replies. */
  simulator: Simulator;
  databaseUrl: string;
  seats: Seat[];
}

/** Requirements of each start: PostgreSQL in the data directory, WeChat and the accounts. */
interface Prerequisites {
  place: ServerPlace;
  clock: SimulatorClock;
  simulator: Simulator;
  databaseUrl: string;
  stop(): Promise<void>;
}

async function layGround(dataDir: string, accounts: number): Promise<Prerequisites> {
  const clock = createMovableClock();
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const { host, user, port } = database.connection;
  const databaseUrl = `postgres://${user}@/postgres?host=${encodeURIComponent(host)}&port=${port}`;
  const simulator = await startDemoSimulator({ dataDir, clock });
  for (const account of accountEntries(accounts)) simulator.addAccount({ ...account, pushUrl: "" });
  const accountsFile = path.join(dataDir, "accounts.json");
  await writeFile(accountsFile, JSON.stringify(accountEntries(accounts)));
  const place: ServerPlace = {
    host: "127.0.0.1",
    port: await freePort(),
    dataDir,
    databaseUrl,
    simulatorUrl: simulator.url,
    // An overloaded server logs every push; the figures show overload anyway.
    logLevel: "fatal",
    accountsFile,
  };
  const stop = async (): Promise<void> => {
    await simulator.stop();
    await database.stop();
  };
  return { place, clock, simulator, databaseUrl, stop };
}

async function furnish(
  { place, clock, databaseUrl }: Prerequisites,
  desks: Desks,
  prepare?: Prepare,
): Promise<Seat[]> {
  await (await startServerProcess(place, clock, { seed: false })).stop();
  return fillDesks(databaseUrl, desks, prepare);
}

export async function leaveDesks(dataDir: string, desks: Desks): Promise<void> {
  const ground = await layGround(dataDir, desks.accounts);
  try {
    await furnish(ground, desks);
  } finally {
    await ground.stop();
  }
}

export async function withBenchServer<T>(
  desks: Desks,
  work: (house: BenchServer) => Promise<T>,
  prepare?: Prepare,
): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-bench-"));
  const ground = await layGround(dataDir, desks.accounts);
  const { place, clock, simulator, databaseUrl } = ground;
  let server: ServerHandle | undefined;
  try {
    const seats = await furnish(ground, desks, prepare);
    server = await startServerProcess(place, clock, { seed: false });
    return await work({ url: server.url, pid: server.pid, simulator, databaseUrl, seats });
  } finally {
    await server?.stop();
    await ground.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export function withPrepared<Told, T>(
  desks: Desks,
  prepare: (databaseUrl: string) => Promise<Told>,
  work: (house: BenchServer, vitals: Told) => Promise<T>,
): Promise<T> {
  const { promise: vitals, resolve } = Promise.withResolvers<Told>();
  return withBenchServer(
    desks,
    async (house) => work(house, await vitals),
    async (databaseUrl) => resolve(await prepare(databaseUrl)),
  );
}
