/** What every end-to-end test stands in: WeChat (the simulator), the server as its own process, and people with browsers. */
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
import { type KeptContexts, keepContexts } from "./kept-contexts.ts";
import { signalTree } from "./processes.ts";
import { apiOf, tidyUp } from "./tidy-up.ts";

// Node runs these files as they are: there is no source map to look for in every frame of every stack, and each call to a browser takes one.
Reflect.deleteProperty(Error, "prepareStackTrace");

export interface World {
  simulator: Simulator;
  clock: SimulatorClock;
  accountId: string;
  url: string;
  /** Kills the server without warning. */
  killServer(): Promise<void>;
  /** Starts it again where it was. */
  restartServer(): Promise<void>;
  /** The database stands still: it breaks no connection, and never answers. */
  freezeDatabase(): void;
  thawDatabase(): void;
  /** The port on this machine that webhooks may go to; nobody listens there but a test. */
  webhookPort: number;
  /** An openid nobody has used, so that tests do not meet each other's customers. */
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
  /** The world's clock stands still at this instant, until it is moved; null: it runs. */
  standsAt: number | null;
  /** How much one person may ask for in a minute; null: as much as they like. */
  rates: NonNullable<ServerPlace["rates"]> | null;
  world: World;
  /** For consoles that need nothing but a window's size of their browser. */
  keptContexts: KeptContexts;
}
export interface TestFixtures {
  /** A console signed in as this person, in a browser of its own, at the account's page. */
  consoleOf(person: DemoPerson, options?: BrowserContextOptions): Promise<Page>;
  /** A browser of its own that nobody is signed in with; `path` is the server's. */
  visitorAt(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** After every test: no open sessions, no switched faults. */
  tidy: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  standsAt: [null, { scope: "worker", option: true }],
  rates: [null, { scope: "worker", option: true }],
  world: [
    async ({ standsAt, rates }, use) => {
      const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-e2e-"));
      // A copy: a build that someone starts meanwhile must not change what is being tested.
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
        ...(rates && { rates }),
      };
      let server: ServerHandle = await startServerProcess(place, clock);
      const url = server.url;
      pushTo(simulator, url);
      // One after the other, so that the account's log says the same every time.
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

/** What this console showed when the test failed: Playwright looks when it has been put away. */
async function attachTree(info: TestInfo, page: Page): Promise<void> {
  const tree = await page.locator("body").ariaSnapshot({ timeout: 5_000 }).catch(String);
  await info.attach(consoleTree, { body: `${page.url()}\n${tree}`, contentType: "text/plain" });
}

const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);

/** Everybody in the shop has worked here before: whose first steps a test is about is bound by that test. */
async function putGuideAway(url: string, person: DemoPerson): Promise<void> {
  const api = await apiOf({ url }, person);
  await api("PUT", "/api/me/guide", { done: [], dismissed: true });
}

let visitors = 0;

/** Everybody comes from an address of their own, as the limit of sign-in attempts expects. */
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

/** What a browser holds in which this person has signed in. */
export async function cookiesOf(world: World, person: DemoPerson) {
  const cookie = await signInAs(world.url, person.unionid);
  return cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url };
  });
}
