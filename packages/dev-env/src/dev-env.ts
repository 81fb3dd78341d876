/** Runs database, realtime server and WeChat simulator in one process on one clock, for `pnpm start` and the tests. */
import path from "node:path";
import { createLogger } from "@jieru/realtime/base/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { SimulatorOptions } from "@jieru/simulator/options";
import { type Simulator, startSimulator } from "@jieru/simulator/simulator";
import { demoAccount, demoAccounts, demoCustomers, demoLogin, demoPeople, demoPhoneLogin } from "./demo.ts";
import { writePast } from "./demo-past.ts";
import { tellStory } from "./demo-story.ts";
import { freePort } from "./free-port.ts";
import { furnish, isFirstStart } from "./furnish.ts";
import { seed } from "./seed.ts";
import { type ServerPlace, serverConfig, simulatorDist } from "./server-config.ts";

export interface DemoSimulatorOptions
  extends Pick<SimulatorOptions, "pushTimeoutMs" | "ledgerCapacity" | "mediaCapacity"> {
  dataDir: string;
  clock: SimulatorClock;
  /** 0 or absent picks a free port. */
  simulatorPort?: number;
  keepPhones?: boolean;
}

export interface DevEnvOptions
  extends Pick<DemoSimulatorOptions, "dataDir" | "simulatorPort" | "keepPhones"> {
  /** 0 or absent picks a free port. */
  serverPort?: number;
  clock?: SimulatorClock;
  logLevel?: ServerPlace["logLevel"];
  webhookHosts?: string[];
  /** Aborts a start that is still under way (SU2). */
  signal?: AbortSignal;
}

export interface DevEnv {
  simulator: Simulator;
  server: RunningServer;
  clock: SimulatorClock;
  accountId: AccountId;
  stop(): Promise<void>;
}

/** Other machines must not reach the demo. */
const host = "127.0.0.1";

export const pushPath = `/wechat/${demoAccount.appId}`;

/** Directs the pushes of every demo account to this server. */
export function pushTo(simulator: Simulator, serverUrl: string): void {
  for (const { appId } of demoAccounts) simulator.setPushUrl(appId, `${serverUrl}/wechat/${appId}`);
}

/** Starts the simulator with the demo's accounts, people and customers. It sends no pushes until `pushTo` is called. */
export function startDemoSimulator(options: DemoSimulatorOptions): Promise<Simulator> {
  const {
    dataDir,
    simulatorPort = 0,
    clock,
    keepPhones,
    pushTimeoutMs,
    ledgerCapacity,
    mediaCapacity,
  } = options;
  return startSimulator({
    port: simulatorPort,
    host,
    clock,
    accounts: demoAccounts.map((account) => ({ ...account, pushUrl: "" })),
    loginApp: demoLogin,
    officialAccount: demoPhoneLogin,
    people: [...demoPeople],
    customers: [...demoCustomers],
    webDist: simulatorDist,
    log: { warn: (facts, message) => console.warn(message, facts) },
    ...(keepPhones && { stateFile: path.join(dataDir, "simulator.json") }),
    ...(pushTimeoutMs !== undefined && { pushTimeoutMs }),
    ...(ledgerCapacity !== undefined && { ledgerCapacity }),
    ...(mediaCapacity !== undefined && { mediaCapacity }),
  });
}

/** Starts simulator and server, and seeds the demo. Rejects if the server cannot start, after stopping the simulator. */
export async function startDevEnv(options: DevEnvOptions): Promise<DevEnv> {
  const { dataDir, logLevel, webhookHosts = [], signal } = options;
  const port = options.serverPort || (await freePort());
  const clock = options.clock ?? createMovableClock();
  const simulator = await startDemoSimulator({ ...options, clock });
  const config = serverConfig({ host, port, dataDir, simulatorUrl: simulator.url, logLevel, webhookHosts });
  const log = createLogger(config);
  const server = await startServer({ config, log, clock, ...(signal && { signal }) }).catch(
    async (error: unknown) => {
      await simulator.stop();
      throw error;
    },
  );
  const isFirst = await isFirstStart(server);
  const accountId = await seed(server);
  if (isFirst) {
    await furnish(server, accountId);
    await writePast(server, accountId);
  }
  pushTo(simulator, server.url);
  if (isFirst) await tellStory({ server, simulator, clock, accountId });
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
