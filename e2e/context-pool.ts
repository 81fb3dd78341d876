/**
 * Browser contexts that are reused from test to test, together with their page if nothing persists in it.
 * Fetching, starting and compiling for a new context is two thirds of the cost of opening a console. A reused
 * context keeps only the console's own files, whose names contain their hash.
 */
import type { BrowserContext, BrowserContextOptions, CDPSession, Page, ViewportSize } from "@playwright/test";

/** Methods whose effect persists in a context: after a call it is not reused. */
const lasting = [
  "addInitScript",
  "close",
  "exposeBinding",
  "exposeFunction",
  "grantPermissions",
  "on",
  "route",
  "routeFromHAR",
  "routeWebSocket",
  "setExtraHTTPHeaders",
  "setGeolocation",
  "setHTTPCredentials",
] as const;
const ofClocks = [
  "fastForward",
  "install",
  "pauseAt",
  "resume",
  "runFor",
  "setFixedTime",
  "setSystemTime",
] as const;
/** Methods whose effect persists in a page: its context is reused without it. */
const ofPages = [
  "addInitScript",
  "addLocatorHandler",
  "emulateMedia",
  "exposeBinding",
  "exposeFunction",
  "routeFromHAR",
  "routeWebSocket",
  "setDefaultNavigationTimeout",
  "setDefaultTimeout",
  "setExtraHTTPHeaders",
] as const;

/** A server address without a script: a parked page stays in its process there. */
const parkingPlace = "/livez";
const mostParked = 6;

export interface KeptContexts {
  /** Returns a page that behaves like a page of a new browser. */
  open(options: BrowserContextOptions): Promise<Page>;
  giveBack(page: Page): Promise<void>;
}

interface Kept {
  context: BrowserContext;
  key: string;
  parked: Page | null;
}

/** Creates a pool for pages of this origin. Contexts with different options are kept apart. */
export function keepContexts(
  origin: string,
  make: (options: BrowserContextOptions) => Promise<BrowserContext>,
): KeptContexts {
  /** Free contexts; the most recently used one is reused first. */
  const free: Kept[] = [];
  const keyOf = new Map<BrowserContext, string>();
  /** Unmodified pages and their initial window size. */
  const untouched = new WeakMap<Page, ViewportSize | null>();

  async function newPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    untouched.set(page, page.viewportSize());
    for (const name of ofPages) callBefore(page, name, () => untouched.delete(page));
    callBefore(context, "newCDPSession", () => untouched.delete(page));
    return page;
  }

  async function park(page: Page): Promise<Page | null> {
    if (page.isClosed() || !untouched.has(page)) return null;
    page.removeAllListeners();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.mouse.move(-1, -1);
    const answer = await page.goto(parkingPlace).catch(() => null);
    // The server answers unknown addresses with the console, which would start needlessly.
    if (answer?.headers()["content-type"]?.startsWith("text/html"))
      throw new Error(`${parkingPlace} is a page`);
    return answer && page;
  }

  async function closeBeyond(most: number): Promise<void> {
    for (const one of free.filter(({ parked }) => parked).slice(0, -most)) {
      await one.parked?.close();
      one.parked = null;
    }
  }

  return {
    async open(options) {
      const key = JSON.stringify(options);
      const at = free.findLastIndex((one) => one.key === key);
      const [again] = at < 0 ? [] : free.splice(at, 1);
      if (again) {
        const page = again.parked ?? (await newPage(again.context));
        await makeAsNew(page, origin, untouched.get(page) ?? null);
        return page;
      }
      const context = await make(options);
      // A service worker outlives its pages.
      if (options.serviceWorkers === "block") keyOf.set(context, key);
      onPersistentCall(context, () => keyOf.delete(context));
      return newPage(context);
    },
    async giveBack(page) {
      const context = page.context();
      const key = keyOf.get(context);
      if (key === undefined) return context.close();
      await Promise.all(context.pages().map((one) => one !== page && one.close()));
      await context.setOffline(false);
      const parked = await park(page);
      if (!parked) await page.close();
      free.push({ context, key, parked });
      await closeBeyond(mostParked);
    },
  };
}

async function makeAsNew(page: Page, origin: string, size: ViewportSize | null): Promise<void> {
  const context = page.context();
  // Bypasses the context's own method, which would mark the page as modified.
  const session: CDPSession = await Object.getPrototypeOf(context).newCDPSession.call(context, page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.send("Page.resetNavigationHistory");
  await session.detach();
  await context.clearCookies();
  if (size) await page.setViewportSize(size);
  await page.evaluate(() => {
    if (location.protocol !== "about:") sessionStorage.clear();
    window.name = "";
  });
}

/** Calls back when a test calls a persistent method of this context or its clock. */
function onPersistentCall(context: BrowserContext, onCall: () => void): void {
  for (const name of lasting) callBefore(context, name, onCall);
  for (const name of ofClocks) callBefore(context.clock, name, onCall);
}

function callBefore<T extends object>(of: T, name: keyof T, before: () => void): void {
  const method = of[name] as (...args: unknown[]) => unknown;
  Object.assign(of, {
    [name](...args: unknown[]) {
      before();
      return method.apply(of, args);
    },
  });
}
