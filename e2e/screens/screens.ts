/**
 * Every screen of the console with its dialogs. All automated screen checks use this list. Add every new
 * route (`seen.spec.ts` compares) and every new dialog.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { goTo, untilDrawn } from "../going.ts";
import { expect } from "../world.ts";

export interface Places {
  accountId: string;
  sessionId: string;
}

export interface Screen {
  name: string;
  route: string;
  path: (places: Places) => string;
  shows: string;
  open?: (page: Page) => Promise<void>;
  /** Not available in a narrow window. */
  wideOnly?: true;
  last?: string;
}

const firstUse = "[data-testid=first-use]";
const inbox = "a.$accountId._inbox.index";
const session = "a.$accountId._inbox.s.$sessionId";
const account = (rest: string) => (places: Places) => `/a/${places.accountId}${rest}`;
const conversation = (places: Places) => `/a/${places.accountId}/s/${places.sessionId}`;

const byKeys = (keys: readonly string[], then: string) => async (page: Page) => {
  await page.getByTestId("timeline").click({ position: { x: 4, y: 4 } });
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.locator(then).filter({ visible: true }).first()).toBeVisible();
};
const byButton = (testId: string, then: string) => async (page: Page) => {
  await page.getByTestId(testId).click();
  await expect(page.locator(then).filter({ visible: true }).first()).toBeVisible();
};

const openTransfer = async (page: Page) => {
  if (await page.getByTestId("transfer").isVisible()) return byButton("transfer", transferDialog)(page);
  await page.getByTestId("more").click();
  await byButton("menu-transfer", transferDialog)(page);
};
const transferDialog = "[data-testid=transfer-dialog]";

/** Repeats the check while the shown response time is too long for a stable picture. */
const untilAnsweredSoon = (page: Page) =>
  expect(async () => {
    if (await page.locator("[data-testid=check-server][data-standing=note]").isVisible())
      await page.getByTestId("check-again").click();
    await untilHere(page);
    expect(await page.getByTestId("check-server").getAttribute("data-standing")).toBe("well");
  }).toPass({ timeout: 60_000 });

const sectionsFile = path.resolve(
  import.meta.dirname,
  "../../apps/console/src/features/settings/sections.ts",
);
const sections = [...readFileSync(sectionsFile, "utf8").matchAll(/^ {4}id: "([\w-]+)",$/gm)].map(
  ([, id]) => id as string,
);

/** [SI16] A phone first asks how to sign in. */
const headingOfWay = "main:not(:has([data-way=loading])) h1";

export const screens: Screen[] = [
  { name: "list", route: inbox, path: account(""), shows: "[role=tablist]", last: firstUse },
  {
    name: "status menu",
    route: inbox,
    path: account(""),
    shows: "[role=tablist]",
    last: firstUse,
    open: byButton("status-switch", "[role=menu]"),
  },
  { name: "conversation", route: session, path: conversation, shows: "[data-testid=composer-input]" },
  {
    name: "more menu",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byButton("more", "[role=menu]"),
  },
  {
    name: "end dialog",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byButton("end-session", "[data-testid=end-dialog]"),
  },
  {
    name: "transfer",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: openTransfer,
  },
  {
    name: "quick replies",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byButton("quick-replies-open", "[data-testid=quick-reply-menu]"),
  },
  {
    name: "card",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byButton("card-open", "[data-testid=card-dialog]"),
  },
  {
    name: "note",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byKeys(["Control+k", "m"], "[data-testid=note-input]"),
    wideOnly: true,
  },
  {
    name: "keys",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byKeys(["Control+k", "Shift+Slash"], "dialog[open] h2"),
    wideOnly: true,
  },
  {
    name: "palette",
    route: session,
    path: conversation,
    shows: "[data-testid=timeline]",
    open: byKeys(["Control+k", "Control+k"], "[data-testid=palette-input]"),
    wideOnly: true,
  },
  {
    name: "search",
    route: "a.$accountId.search",
    path: account("/search"),
    shows: "main, [role=search], h1",
  },
  {
    name: "board",
    route: "a.$accountId.supervise",
    path: account("/supervise"),
    shows: "h1",
  },
  {
    name: "reports",
    route: "a.$accountId.reports",
    path: account("/reports"),
    shows: "[data-testid=report]",
  },
  ...sections.map(
    (id): Screen => ({
      name: `settings, ${id}`,
      route: "a.$accountId.settings.$section",
      path: account(`/settings/${id}`),
      shows: "h1, h2",
      ...(id === "check" && { open: untilAnsweredSoon }),
    }),
  ),
  { name: "connect", route: "connect", path: () => "/connect", shows: "h1" },
  { name: "invitation", route: "invite.$token", path: () => "/invite/nothing", shows: "h1" },
  { name: "set-up", route: "set-up.$token", path: () => "/set-up/nothing", shows: "h1" },
  {
    name: "sign-in",
    route: "sign-in",
    path: () => "/sign-in?error=not_bound",
    shows: headingOfWay,
  },
];

/** Routes without content of their own, or that only frame listed screens. */
const frames = [
  "__root",
  "index",
  "a.$accountId",
  "a.$accountId._inbox",
  "a.$accountId.settings",
  "a.$accountId.settings.index",
];

export const isFrame = (route: string): boolean => frames.includes(route);

/** Returns whether the page shows no loading indicator or skeleton. Runs in the page. */
const isHere = (): boolean => !document.querySelector("[aria-busy=true], [role=status][aria-label]");

/** Checks in every frame: `expect` would soon poll only every half second. */
export const untilHere = async (page: Page): Promise<void> => {
  await page.waitForFunction(isHere, undefined, { timeout: 30_000 });
};

const isOfAccount = (address: string): boolean => address.startsWith("/a/");

/** Shows the screens without reloading the console where possible: loading takes most of the time. */
export function walkThrough(): typeof show {
  let mayStay = false;
  return async (page, screen, places) => {
    const address = screen.path(places);
    const stays = mayStay && isOfAccount(address);
    mayStay = isOfAccount(address) && !screen.open;
    if (!stays) return show(page, screen, places);
    await goTo(page, address);
    await untilDrawn(page);
    await arrive(page, screen);
  };
}

async function show(page: Page, screen: Screen, places: Places): Promise<void> {
  await page.goto(screen.path(places));
  await arrive(page, screen);
}

async function arrive(page: Page, screen: Screen): Promise<void> {
  await expect(page.locator(screen.shows).filter({ visible: true }).first()).toBeVisible();
  await untilHere(page);
  const isWide = (page.viewportSize()?.width ?? 0) > 860;
  if (screen.last && isWide) await expect(page.locator(screen.last)).toBeVisible();
  await screen.open?.(page);
}
