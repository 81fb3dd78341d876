/**
 * Browsers of their own, handed on from test to test, with their page where nothing stays with it: what is fetched, started and
 * compiled anew for a fresh one is two thirds of what opening a console costs. Nothing is left in them but the console's own
 * files, which have their content in their names.
 */
import type { BrowserContext, BrowserContextOptions, CDPSession, Page, ViewportSize } from "@playwright/test";

/** What stays with a context once it was asked for: it is not handed on. */
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
/** What stays with a page: its browser is handed on without it. */
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

/** An address of the console's server without a script: a page stays in its process there. */
const parkingPlace = "/livez";
/** Each is a process of its own. */
const mostParked = 6;

export interface KeptContexts {
  /** A page of a browser in which nobody was before, as far as the page can tell. */
  open(options: BrowserContextOptions): Promise<Page>;
  /** The browser of this page is needed no more. */
  giveBack(page: Page): Promise<void>;
}

interface Kept {
  context: BrowserContext;
  key: string;
  /** Stands at the parking place. */
  parked: Page | null;
}

/** For pages of this origin. Contexts that were made with other options are kept apart. */
export function keepContexts(
  origin: string,
  make: (options: BrowserContextOptions) => Promise<BrowserContext>,
): KeptContexts {
  /** Those nobody has now; who was used last is handed on first. */
  const free: Kept[] = [];
  const keyOf = new Map<BrowserContext, string>();
  /** Pages that nothing stays with, and the size their window began with. */
  const untouched = new WeakMap<Page, ViewportSize | null>();

  async function newPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    untouched.set(page, page.viewportSize());
    for (const name of ofPages) callBefore(page, name, () => untouched.delete(page));
    callBefore(context, "newCDPSession", () => untouched.delete(page));
    return page;
  }

  /** The page at the parking place; null where it cannot be handed on. */
  async function park(page: Page): Promise<Page | null> {
    if (page.isClosed() || !untouched.has(page)) return null;
    page.removeAllListeners();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.mouse.move(-1, -1);
    const answer = await page.goto(parkingPlace).catch(() => null);
    // Unknown addresses are answered with the console, which would be started for nobody.
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
      untilAsked(context, () => keyOf.delete(context));
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

/** A page of a context that was used before, as if neither had been. */
async function makeAsNew(page: Page, origin: string, size: ViewportSize | null): Promise<void> {
  const context = page.context();
  // The context's own method would take the page for one that a test has asked for something that stays.
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

/** Calls back when somebody asks this context, or its clock, for something that stays. */
function untilAsked(context: BrowserContext, asked: () => void): void {
  for (const name of lasting) callBefore(context, name, asked);
  for (const name of ofClocks) callBefore(context.clock, name, asked);
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
