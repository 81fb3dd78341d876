import type { Page } from "@playwright/test";

export const goTo = (page: Page, to: string): Promise<void> =>
  page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, to);

/** Waits until the router has rendered the page of this address. */
export const untilDrawn = async (page: Page): Promise<void> => {
  const isDrawn = () => {
    type Router = { state: { resolvedLocation?: { href: string } } };
    const { state } = (window as unknown as { __TSR_ROUTER__: Router }).__TSR_ROUTER__;
    return state.resolvedLocation?.href === location.pathname + location.search;
  };
  await page.waitForFunction(isDrawn, undefined, { timeout: 30_000 });
};
