/**
 * Every screen of the console and what can be open on it, in one place: what is said of all of them by machine goes
 * through this list. A new route must be in it (`seen.spec.ts` compares), a new dialog or palette should.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { goTo, untilDrawn } from "../going.ts";
import { expect } from "../world.ts";

export interface Places {
  accountId: string;
  /** An active session of the one who looks, with something of every kind in it. */
  sessionId: string;
}

export interface Screen {
  name: string;
  /** The route's file under `src/app/routes`. */
  route: string;
  path: (places: Places) => string;
  /** What to wait for, by its test id or role. */
  shows: string;
  /** What else is opened there, and what then is to be seen. */
  open?: (page: Page) => Promise<void>;
  /** Not to be had in a narrow window: its keys and buttons are not drawn there. */
  wideOnly?: true;
  /** What comes last, in a wide window: it is fetched once the rest is drawn. */
  last?: string;
}

/** What asks for sound. */
const firstUse = "[data-testid=first-use]";
const inbox = "a.$accountId._inbox.index";
const session = "a.$accountId._inbox.s.$sessionId";
const account = (rest: string) => (places: Places) => `/a/${places.accountId}${rest}`;
const conversation = (places: Places) => `/a/${places.accountId}/s/${places.sessionId}`;

/** In an open conversation: one key behind the other. */
const byKeys = (keys: readonly string[], then: string) => async (page: Page) => {
  await page.getByTestId("timeline").click({ position: { x: 4, y: 4 } });
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.locator(then).filter({ visible: true }).first()).toBeVisible();
};
const byButton = (testId: string, then: string) => async (page: Page) => {
  await page.getByTestId(testId).click();
  await expect(page.locator(then).filter({ visible: true }).first()).toBeVisible();
};

/** On a phone it stands under ⋯. */
const openTransfer = async (page: Page) => {
  if (await page.getByTestId("transfer").isVisible()) return byButton("transfer", transferDialog)(page);
  await page.getByTestId("more").click();
  await byButton("menu-transfer", transferDialog)(page);
};
const transferDialog = "[data-testid=transfer-dialog]";

/** The page says how long the server took to answer: asked again until that was not too long. */
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

/** [SI16] A phone asks first how one can sign in. */
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

/** Routes that draw nothing of their own, or only frame what is in the list. */
const frames = [
  "__root",
  "index",
  "a.$accountId",
  "a.$accountId._inbox",
  "a.$accountId.settings",
  "a.$accountId.settings.index",
];

export const isFrame = (route: string): boolean => frames.includes(route);

/** Nothing is on its way, and no grey bars stand in its place. Run in the page. */
const isHere = (): boolean => !document.querySelector("[aria-busy=true], [role=status][aria-label]");

/** Looked at with every frame of the screen; `expect` would look every half second before long. */
export const untilHere = async (page: Page): Promise<void> => {
  await page.waitForFunction(isHere, undefined, { timeout: 30_000 });
};

const isOfAccount = (address: string): boolean => address.startsWith("/a/");

/** One screen after the other, without loading the console anew where nothing is left open: that takes most of the time. */
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
