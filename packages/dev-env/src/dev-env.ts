/** Database, realtime server and WeChat simulator in one process, on one clock: `pnpm start` and the tests. */
import path from "node:path";
import { createLogger } from "@jieru/realtime/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { SimulatorOptions } from "@jieru/simulator/options";
import { type Simulator, startSimulator } from "@jieru/simulator/simulator";
import { demoAccount, demoAccounts, demoCustomers, demoLogin, demoPeople } from "./demo.ts";
import { freePort } from "./free-port.ts";
import { seed } from "./seed.ts";
import { type ServerPlace, serverConfig, simulatorDist } from "./server-config.ts";

export interface DemoSimulatorOptions extends Pick<SimulatorOptions, "pushTimeoutMs" | "ledgerCapacity"> {
  dataDir: string;
  clock: SimulatorClock;
  /** 0, or none, picks a free one. */
  simulatorPort?: number;
  /** Keep the phones over a restart. */
  keepPhones?: boolean;
}

export interface DevEnvOptions
  extends Pick<DemoSimulatorOptions, "dataDir" | "simulatorPort" | "keepPhones"> {
  /** 0, or none, picks a free one. */
  serverPort?: number;
  clock?: SimulatorClock;
  logLevel?: ServerPlace["logLevel"];
  /** Gives the start up (SU2). */
  signal?: AbortSignal;
}

export interface DevEnv {
  simulator: Simulator;
  server: RunningServer;
  clock: SimulatorClock;
  accountId: AccountId;
  stop(): Promise<void>;
}

/** Nobody else's machine is to reach the demo. */
const host = "127.0.0.1";

export const pushPath = `/wechat/${demoAccount.appId}`;

/** Every demo account's pushes go to this server from now on. */
export function pushTo(simulator: Simulator, serverUrl: string): void {
  for (const { appId } of demoAccounts) simulator.setPushUrl(appId, `${serverUrl}/wechat/${appId}`);
}

/** The simulator with the demo's shop, people and customers; pushes go nowhere until it is told where. */
export function startDemoSimulator(options: DemoSimulatorOptions): Promise<Simulator> {
  const { dataDir, simulatorPort = 0, clock, keepPhones, pushTimeoutMs, ledgerCapacity } = options;
  return startSimulator({
    port: simulatorPort,
    host,
    clock,
    accounts: demoAccounts.map((account) => ({ ...account, pushUrl: "" })),
    loginApp: demoLogin,
    people: [...demoPeople],
    customers: [...demoCustomers],
    webDist: simulatorDist,
    log: { warn: (facts, message) => console.warn(message, facts) },
    ...(keepPhones && { stateFile: path.join(dataDir, "simulator.json") }),
    ...(pushTimeoutMs !== undefined && { pushTimeoutMs }),
    ...(ledgerCapacity !== undefined && { ledgerCapacity }),
  });
}

/** Where no ports are given, those that are free. */
export async function startDevEnv(options: DevEnvOptions): Promise<DevEnv> {
  const { dataDir, logLevel, signal } = options;
  const port = options.serverPort || (await freePort());
  const clock = options.clock ?? createMovableClock();
  const simulator = await startDemoSimulator({ ...options, clock });
  const config = serverConfig({ host, port, dataDir, simulatorUrl: simulator.url, logLevel });
  const log = createLogger(config);
  const server = await startServer({ config, log, clock, ...(signal && { signal }) }).catch(
    async (error: unknown) => {
      await simulator.stop();
      throw error;
    },
  );
  const accountId = await seed(server);
  pushTo(simulator, server.url);
  return {
    simulator,
    server,
    clock,
    accountId,
    async stop() {
      await simulator.stop();
      await server.stop();
    },
  };
}
