/** Fixture of all end-to-end tests: WeChat (the simulator), the server as its own process, and people with browsers. */
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type DemoPerson, demoAccount, demoPeople } from "@jieru/dev-env/demo";
import { pushTo, startDemoSimulator } from "@jieru/dev-env/dev-env";
import { freePort } from "@jieru/dev-env/free-port";
import { consoleDist, type ServerPlace } from "@jieru/dev-env/server-config";
import { type ServerHandle, startServerProcess } from "@jieru/dev-env/server-handle";
import { knownBrowser, signInAs } from "@jieru/dev-env/sign-in-as";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  type TestInfo,
} from "@playwright/test";
import { consoleTree } from "../scripts/tally.ts";
import { type KeptContexts, keepContexts } from "./context-pool.ts";
import { signalTree } from "./processes.ts";
import { apiOf, tidyUp } from "./tidy-up.ts";

// Removes the stack hook: Node runs these files without source maps, and looking for one in every frame slows every browser call.
Reflect.deleteProperty(Error, "prepareStackTrace");

export interface World {
  simulator: Simulator;
  clock: SimulatorClock;
  accountId: string;
  url: string;
  killServer(): Promise<void>;
  restartServer(): Promise<void>;
  /** Freezes the database: connections stay open and never answer. */
  freezeDatabase(): void;
  thawDatabase(): void;
  /** Allowed webhook port on this machine, unused unless a test listens. */
  webhookPort: number;
  newCustomer(): string;
}

export const [admin, supervisor, linZhixia, xuRan] = demoPeople as unknown as [
  DemoPerson,
  DemoPerson,
  DemoPerson,
  DemoPerson,
];
export const appId = demoAccount.appId;

export interface WorkerFixtures {
  /** Instant at which the clock is stopped; null: it runs. */
  standsAt: number | null;
  world: World;
  /** Pool for consoles that need only a window size. */
  keptContexts: KeptContexts;
}
export interface TestFixtures {
  /** Returns a console signed in as this person, in its own browser, at the account's page. */
  consoleOf(person: DemoPerson, options?: BrowserContextOptions): Promise<Page>;
  /** Returns a page of an own browser without a sign-in; `path` belongs to the server. */
  visitorAt(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Ends open sessions and faults after every test. */
  tidy: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  standsAt: [null, { scope: "worker", option: true }],
  world: [
    async ({ standsAt }, use) => {
      const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-e2e-"));
      // Uses a copy: a concurrent build must not change the tested files.
      const console = path.join(dataDir, "console");
      await cp(consoleDist, console, { recursive: true });
      const clock = createMovableClock(standsAt === null ? {} : { startAt: standsAt, rate: 0 });
      const simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs: 5_000 });
      const webhookPort = await freePort();
      const place: ServerPlace = {
        host: "127.0.0.1",
        port: await freePort(),
        dataDir,
        simulatorUrl: simulator.url,
        logLevel: "error",
        consoleDist: console,
        webhookHosts: [`127.0.0.1:${webhookPort}`],
      };
      let server: ServerHandle = await startServerProcess(place, clock);
      const url = server.url;
      pushTo(simulator, url);
      // Runs in sequence, so that the account's log has a fixed order.
      for (const person of demoPeople) await putGuideAway(url, person);
      let customers = 0;
      await use({
        simulator,
        clock,
        accountId: server.accountId as string,
        url,
        webhookPort,
        killServer: () => server.kill(),
        async restartServer() {
          server = await startServerProcess({ ...place, port: Number(new URL(url).port) }, clock, {
            seed: false,
          });
        },
        freezeDatabase: () => signalTree(postmasterOf(dataDir), "SIGSTOP"),
        thawDatabase: () => signalTree(postmasterOf(dataDir), "SIGCONT"),
        newCustomer: () => `o9Ag05e2e-customer-${String(++customers).padStart(4, "0")}`,
      });
      await server.stop();
      await simulator.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ world }, use) => use(world.url),
  tidy: [
    async ({ world }, use) => {
      await use(undefined);
      await tidyUp(world);
    },
    { auto: true },
  ],
  visitorAt: async ({ browser, world }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path, options = {}) => {
      const context = await openContext(browser, world, options);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  keptContexts: [
    async ({ browser, world }, use) =>
      use(keepContexts(world.url, (options) => openContext(browser, world, options))),
    { scope: "worker" },
  ],
  consoleOf: async ({ world, keptContexts, serviceWorkers }, use, info) => {
    const pages: Page[] = [];
    const broken: Error[] = [];
    await use(async (person, options = {}) => {
      const page = await keptContexts.open({ serviceWorkers, ...options });
      pages.push(page);
      page.on("pageerror", (error) => broken.push(error));
      await page.context().addCookies(await cookiesOf(world, person));
      await page.goto(`/a/${world.accountId}`);
      await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
      return page;
    });
    if (info.status !== info.expectedStatus) for (const page of pages) await attachTree(info, page);
    for (const page of pages) await keptContexts.giveBack(page);
    expect(broken, "no console threw an error").toEqual([]);
  },
});
export { expect };

/** Attaches the console's accessibility tree to a failed test before the page closes. */
async function attachTree(info: TestInfo, page: Page): Promise<void> {
  const tree = await page.locator("body").ariaSnapshot({ timeout: 5_000 }).catch(String);
  await info.attach(consoleTree, { body: `${page.url()}\n${tree}`, contentType: "text/plain" });
}

const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);

async function putGuideAway(url: string, person: DemoPerson): Promise<void> {
  const api = await apiOf({ url }, person);
  await api("PUT", "/api/me/guide", { done: [], dismissed: true });
}

let visitors = 0;

/** Uses a separate client address for each context, as the sign-in limit requires. */
async function openContext(
  browser: Browser,
  world: World,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const extraHTTPHeaders = { "x-forwarded-for": `10.2.${visitors >> 8}.${visitors++ & 255}` };
  const context = await browser.newContext({
    baseURL: world.url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders,
    ...options,
  });
  await context.addCookies([{ ...knownBrowser, url: world.url }]);
  return context;
}

export async function cookiesOf(world: Pick<World, "url">, person: DemoPerson) {
  const cookie = await signInAs(world.url, person.unionid);
  return cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url };
  });
}
