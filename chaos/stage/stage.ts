/**
 * The stage of a campaign: WeChat (the simulator, in this process), servers in their own processes with PostgreSQL, and a faulty proxy
 * between any two of them.
 *
 *     simulator ──pushes──► servers ──API──► simulator        consoles ──own proxy each──► servers ──► PostgreSQL
 *
 * Kinds: `one` server with its embedded PostgreSQL; `two` servers on one PostgreSQL reached by TCP.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { demoAccount, secondDemoAccount } from "@jieru/dev-env/demo";
import { pushTo, startDemoSimulator } from "@jieru/dev-env/dev-env";
import { freePort } from "@jieru/dev-env/free-port";
import { openPassage, type Passage } from "@jieru/dev-env/passage";
import type { ServerPlace } from "@jieru/dev-env/server-config";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { until } from "../rest.ts";
import { type KeptServer, keepServer, type SlowStart } from "./kept-server.ts";
import { type PostgresPlace, postgresIn } from "./postgres-place.ts";
import { type SharedPostgres, startSharedPostgres } from "./shared-postgres.ts";
import { createSkewedClock, type SkewedClock } from "./skewed-clock.ts";
import { describeSlowness } from "./slowness.ts";

export type StageKind = "one" | "two";

export interface Stage {
  clock: SimulatorClock;
  serverClocks: SkewedClock[];
  simulator: Simulator;
  servers: KeptServer[];
  postgres: PostgresPlace;
  /** PostgreSQL of two servers; null if one server runs its own. */
  shared: SharedPostgres | null;
  accountId: string;
  origin: string;
  ways: { pushes: Passage; api: Passage; database: Passage | null };
  /** Opens a separate network path to one of the servers. */
  openConsoleWay(server: number): Promise<Passage>;
  stop(): Promise<void>;
}

const host = "127.0.0.1";
export const { appId } = demoAccount;
/** Second mini program on the same servers, without agents. */
export const { appId: appIdAside } = secondDemoAccount;
/** WeChat waits five seconds for an answer. */
const pushTimeoutMs = 5_000;
/** A healthy server is back after three seconds. */
const usuallySlowMs = 20_000;
/** Large enough for a campaign: the checker would misread dropped entries and pictures. */
const capacity = { ledgerCapacity: 10_000_000, mediaCapacity: 1_000_000 };

/** Opens a stage. `dataMb` is the size of the shared PostgreSQL's disk; a start longer than `slowMs` is logged. */
export async function openStage(
  kind: StageKind,
  dataMb: number,
  log: (line: string) => void,
  slowMs = usuallySlowMs,
): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-chaos-"));
  await chmod(dataDir, 0o711); // PostgreSQL may run as another user
  const clock = createMovableClock();
  const serverClocks = Array.from({ length: kind === "one" ? 1 : 2 }, () => createSkewedClock(clock));
  const simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs, ...capacity });
  const simulatorPort = Number(new URL(simulator.url).port);
  const api = await openPassage(() => ({ host, port: simulatorPort }));
  const shared = kind === "two" ? await startSharedPostgres(dataDir, dataMb) : null;
  const postgres = postgresIn(dataDir);
  const database = shared && (await openPassage(() => ({ path: postgres.socketPath() })));
  const databaseUrl = database ? `postgres://jieru@${host}:${database.port}/postgres` : undefined;
  const place = { host, dataDir, simulatorUrl: api.url, logLevel: "silent", databaseUrl } as const;
  const slow = { afterMs: slowMs, describe: () => describeSlowness(postgres) };
  const servers = await startServers(serverClocks, place, log, slow);
  const [first] = servers as [KeptServer, ...KeptServer[]];
  const portOf = (server: KeptServer) => Number(new URL(server.url).port);
  let turn = 0;
  const pushes = await openPassage(() => {
    const up = servers.filter((server) => server.isUp()); // as a load balancer that checks /readyz
    const chosen = (up.length > 0 ? up : servers)[turn++ % (up.length || servers.length)];
    return { host, port: portOf(chosen ?? first) };
  });
  pushTo(simulator, pushes.url);
  const consoleWays: Passage[] = [];

  return {
    clock,
    serverClocks,
    simulator,
    servers,
    postgres,
    shared,
    accountId: first.accountId,
    origin: first.url,
    ways: { pushes, api, database },
    async openConsoleWay(server) {
      const way = await openPassage(() => ({
        host,
        port: portOf(servers[server % servers.length] ?? first),
      }));
      consoleWays.push(way);
      return way;
    },
    async stop() {
      await Promise.all(servers.map((server) => server.end()));
      await simulator.stop();
      for (const way of [pushes, api, database, ...consoleWays]) await way?.close();
      await shared?.stop();
      await until(() => postgres.family().length === 0, 10_000);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Place = Omit<ServerPlace, "port">;

async function startServers(
  clocks: readonly SkewedClock[],
  place: Place,
  log: (line: string) => void,
  slow: SlowStart,
): Promise<KeptServer[]> {
  const [clock, other] = clocks as [SkewedClock, SkewedClock?];
  const one = await keepServer({ ...place, port: await freePort() }, clock, true, log, slow);
  if (!other) return [one];
  // Both servers use one public address, as behind a load balancer: it is the origin of every request.
  const second = { ...place, port: await freePort(), publicUrl: one.url };
  return [one, await keepServer(second, other, false, log, slow)];
}
