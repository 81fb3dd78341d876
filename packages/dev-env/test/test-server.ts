/** Runs the simulator and the server, and signs people in with HTTP clients. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { locateEmbeddedPostgres } from "@jieru/embedded-postgres";
import type { Config } from "@jieru/realtime/base/config";
import { createLogger } from "@jieru/realtime/base/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import type pg from "pg";
import { expect } from "vitest";
import { type DemoPerson, demoAccount, demoPeople } from "../src/demo.ts";
import { pushTo, startDemoSimulator } from "../src/dev-env.ts";
import { freePort } from "../src/free-port.ts";
import { seed } from "../src/seed.ts";
import { type ServerPlace, serverConfig } from "../src/server-config.ts";
import { type Console, openConsole } from "./console.ts";
import { createTestDatabase } from "./test-database.ts";

export const [admin, supervisor, lin, xu] = demoPeople as unknown as [
  DemoPerson,
  DemoPerson,
  DemoPerson,
  DemoPerson,
];
export const { appId } = demoAccount;
export const host = "127.0.0.1";

export interface TestServer {
  simulator: Simulator;
  server: RunningServer;
  clock: SimulatorClock;
  url: string;
  accountId: AccountId;
  dataDir: string;
  logged: string[];
  /** Queries with the server's own rights. */
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Connects as the owner of the tables, for changes that the server may not make. */
  owner: pg.ClientConfig;
  consoleOf(person: Pick<DemoPerson, "unionid">): Promise<Console>;
  newCustomer(): string;
  /** Writes as the customer and returns their open session. */
  customerWrites(openid: string, text?: string): Promise<Session>;
  /** Returns an active session of a new customer, owned by this console. */
  ownedBy(console: Console): Promise<Session>;
  openidOf(session: Pick<Session, "conversationId">): Promise<string>;
  stop(): Promise<void>;
}

export interface HouseOptions {
  /** Uses this directory and leaves it in place; default: a temporary one. */
  dataDir?: string;
  /** Maps the database address to a proxy's. */
  via?: (databaseUrl: string) => Promise<string>;
  /** Runs PostgreSQL inside the server's process instead of the shared one. */
  embedded?: boolean;
  logLevel?: Config["logLevel"];
  /** Default: a clock that starts now and runs in real time. */
  clock?: SimulatorClock;
  /** Makes the server's ids. Default: as in production. */
  newId?: () => string;
  publicUrl?: string;
  rates?: Config["rates"];
  fetch?: typeof fetch;
  wechatApiUrl?: string;
  /** `host:port` that webhooks may go to. */
  webhookHosts?: string[];
  /** Like `WEBHOOKS=off`. */
  silentWebhooks?: boolean;
}

/** Long enough for busy machines. */
export const deadline = { timeout: 15_000, interval: 20 };

export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-house-"));
  await chmod(dataDir, 0o711); // PostgreSQL may run as another user
  return dataDir;
}

async function makePages(dataDir: string): Promise<string> {
  const dist = path.join(dataDir, "pages");
  await mkdir(path.join(dist, "assets"), { recursive: true });
  await writeFile(path.join(dist, "index.html"), '<!doctype html><script src="/assets/app.js"></script>');
  await writeFile(path.join(dist, "assets/app.js"), "export {};");
  return dist;
}

export async function openTestServer(options: HouseOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const clock = options.clock ?? createMovableClock();
  const [simulator, port] = await Promise.all([startDemoSimulator({ dataDir, clock }), freePort()]);
  const database = options.embedded ? null : await createTestDatabase();
  const { logLevel = "warn", publicUrl, wechatApiUrl, rates, webhookHosts } = options;
  const direct = database?.databaseUrl;
  const databaseUrl = direct && options.via ? await options.via(direct) : direct;
  const place: ServerPlace = {
    host,
    port,
    publicUrl,
    dataDir,
    databaseUrl,
    simulatorUrl: simulator.url,
    ...(rates && { rates }),
    ...(webhookHosts && { webhookHosts }),
  };
  const config: Config = {
    ...serverConfig(place),
    phonesUrl: undefined,
    logLevel,
    consoleDist: await makePages(dataDir),
  };
  if (wechatApiUrl) config.wechatApiUrl = wechatApiUrl;
  if (options.silentWebhooks) config.deliversWebhooks = false;
  const logged: string[] = [];
  const log = createLogger(config, { write: (line) => void logged.push(line) });
  const { fetch, newId } = options;
  const server = await startServer({ config, log, clock, ...(fetch && { fetch }), ...(newId && { newId }) });
  const accountId = await seed(server);
  pushTo(simulator, server.url);
  let customers = 0;

  const house: TestServer = {
    simulator,
    server,
    clock,
    url: server.url,
    accountId,
    dataDir,
    logged,
    owner: database ? { connectionString: database.ownerUrl } : locateEmbeddedPostgres(dataDir).connection,
    rows: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await server.context.pool.query<T>(sql, values)).rows,
    consoleOf: ({ unionid }) => openConsole(server.url, unionid, publicUrl),
    newCustomer: () => `o9Ag05house-customer-${String(++customers).padStart(4, "0")}`,
    async customerWrites(openid, text = "在吗") {
      const push = await simulator.pushText(appId, openid, text);
      expect(push.outcome).toBe("acknowledged");
      return openSessionOf(house, openid);
    },
    async ownedBy(console) {
      const { id } = await house.customerWrites(house.newCustomer());
      const answer = await console.post(`/api/sessions/${id}/pick-up`);
      expect(answer.body).toMatchObject({ session: { state: "active", ownerId: console.agentId } });
      return (answer.body as { session: Session }).session;
    },
    async openidOf({ conversationId }) {
      const sql = `select openid from conversations where id = $1`;
      return ((await house.rows<{ openid: string }>(sql, [conversationId]))[0] as { openid: string }).openid;
    },
    async stop() {
      await simulator.stop();
      await server.stop();
      await database?.drop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
  return house;
}

async function openSessionOf({ rows }: TestServer, openid: string): Promise<Session> {
  const [session] = await rows<Session>(
    `select s.id, s.conversation_id as "conversationId", s.state, s.owner_id as "ownerId"
       from sessions s join conversations c on c.id = s.conversation_id
      where c.openid = $1 and s.state <> 'ended'`,
    [openid],
  );
  if (!session) throw new Error(`${openid} has no open session`);
  return session;
}
