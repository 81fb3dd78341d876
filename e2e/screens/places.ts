/** Where a state of the console is to be seen, and how it is brought about there. */
import type { Page } from "@playwright/test";
import { expect } from "../world.ts";
import type { Places } from "./screens.ts";

export interface Place {
  /** Of the list in `screens.ts`, where it is on it. */
  screen: string;
  /** Which of its sides, where several are looked at in one state. */
  side?: string;
  /** What follows the account in the address; a path of its own begins with `/`. */
  path: (places: Places) => string;
  /** Before it is gone to. */
  put?: (page: Page, places: Places) => Promise<unknown>;
  open?: (page: Page) => Promise<void>;
  /** What tells that it is in this state. */
  mark: string;
  /** Loaded by itself: it reads its address once. */
  afresh?: true;
  /** The page before it stays for a while. */
  late?: true;
}

export interface ScreenState {
  name: string;
  who: "admin" | "agent";
  /** Before the page is loaded. */
  put?: (page: Page) => Promise<unknown>;
  /** What is waited for never comes. */
  never?: true;
  /** Once it stands, and all its places were walked through before: what is fetched for them is there. */
  later?: (page: Page) => Promise<void>;
  places: readonly Place[];
}

export const nameOfPlace = ({ screen, side }: Place): string => (side ? `${screen}, ${side}` : screen);

export const conversation = ({ sessionId }: Places): string => `s/${sessionId}`;
const panel = (places: Places): string => `${conversation(places)}?panel=true`;
export const at = (path: string) => (): string => path;

/** These pages of the settings, all with the same mark. */
export const pages = (mark: string, ...ids: string[]): Place[] =>
  ids.map((id) => ({ screen: `settings, ${id}`, path: at(`settings/${id}`), mark }));

export const press = (testId: string) => (page: Page) => page.getByTestId(testId).click();

/** The panel beside the conversation, at one of its tabs. */
export const panelAt = (tab: "profile" | "history" | "notes", mark: string): Place => ({
  screen: "customer panel",
  side: tab,
  path: panel,
  open: (page) => page.locator(`#customer-tab-${tab}`).click(),
  mark: `[data-testid=customer-panel] ${mark}`,
});

export const bars = "[role=status][aria-label]";
export const emptyState = ".place-content-center > b";
export const alert = "[role=alert]";

/** Wherever one works: what is told of all of them. */
export const everywhere = (mark: string): Place[] => [
  // On a phone a word at its head says it.
  { screen: "list", path: at(""), mark: `${mark}, [data-testid=sync-state]:not([data-state=live])` },
  { screen: "conversation", path: conversation, mark },
  {
    screen: "search",
    path: at("search?q=%E6%9D%AF%E5%AD%90"),
    open: (page) => expect(page.locator(`main ${emptyState}`)).toBeVisible(),
    mark,
  },
  { screen: "board", path: at("supervise"), mark },
];
