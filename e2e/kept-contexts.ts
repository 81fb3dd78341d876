/**
 * Browsers of their own, handed on from test to test: what a page fetches and compiles anew in a fresh one is half of what
 * opening it costs. Nothing is left in them but the console's own files, which have their content in their names.
 */
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";

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
  "setOffline",
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

export interface KeptContexts {
  /** A page of a browser in which nobody was before, as far as the page can tell. */
  open(options: BrowserContextOptions): Promise<Page>;
  /** The browser of this page is needed no more. */
  giveBack(page: Page): Promise<void>;
}

/** For pages of this origin. Contexts that were made with other options are kept apart. */
export function keepContexts(
  origin: string,
  make: (options: BrowserContextOptions) => Promise<BrowserContext>,
): KeptContexts {
  const kept = new Map<string, BrowserContext[]>();
  const keyOf = new Map<BrowserContext, string>();
  const left = (key: string): BrowserContext[] => kept.get(key) ?? [];
  return {
    async open(options) {
      const key = JSON.stringify(options);
      const again = left(key).pop();
      if (again) return asNew(again, origin);
      const context = await make(options);
      const page = await context.newPage();
      // A service worker outlives its pages.
      if (options.serviceWorkers === "block") keyOf.set(context, key);
      untilAsked(context, () => keyOf.delete(context));
      return page;
    },
    async giveBack(page) {
      const context = page.context();
      const key = keyOf.get(context);
      if (key === undefined) return context.close();
      await Promise.all(context.pages().map((one) => one.close()));
      kept.set(key, [...left(key), context]);
    },
  };
}

/** A page of a context that was used before, and holds nothing of it. */
async function asNew(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.detach();
  await context.clearCookies();
  return page;
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
