/** What every end-to-end test stands in: WeChat (the simulator), the server as its own process, and people with browsers. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type DemoPerson, demoAccount, demoPeople } from "@jieru/dev-env/demo";
import { pushPath, startDemoSimulator } from "@jieru/dev-env/dev-env";
import { freePort } from "@jieru/dev-env/free-port";
import type { ServerPlace } from "@jieru/dev-env/server-config";
import { type ServerHandle, startServerProcess } from "@jieru/dev-env/server-handle";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";

export interface World {
  simulator: Simulator;
  clock: SimulatorClock;
  accountId: string;
  url: string;
  /** Kills the server without warning. */
  killServer(): Promise<void>;
  /** Starts it again where it was. */
  restartServer(): Promise<void>;
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

interface WorkerFixtures {
  world: World;
}
interface TestFixtures {
  /** A console signed in as this person, in a browser of its own, at the account's page. */
  consoleOf(person: DemoPerson, options?: BrowserContextOptions): Promise<Page>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names out of the pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-e2e-"));
      const clock = createMovableClock();
      const simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs: 5_000 });
      const place: ServerPlace = {
        host: "127.0.0.1",
        port: await freePort(),
        dataDir,
        simulatorUrl: simulator.url,
        logLevel: "error",
      };
      let server: ServerHandle = await startServerProcess(place, clock);
      const url = server.url;
      simulator.setPushUrl(appId, `${url}${pushPath}`);
      let customers = 0;
      await use({
        simulator,
        clock,
        accountId: server.accountId as string,
        url,
        killServer: () => server.kill(),
        async restartServer() {
          server = await startServerProcess({ ...place, port: Number(new URL(url).port) }, clock, {
            seed: false,
          });
        },
        newCustomer: () => `o9Ag05e2e-customer-${String(++customers).padStart(4, "0")}`,
      });
      await server.stop();
      await simulator.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ world }, use) => use(world.url),
  consoleOf: async ({ browser, world }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext({ baseURL: world.url, locale: "zh-CN", ...options });
      contexts.push(context);
      const cookie = await signInAs(world.url, person.unionid);
      const cookies = cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url };
      });
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(`/a/${world.accountId}`);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
export { expect } from "@playwright/test";
