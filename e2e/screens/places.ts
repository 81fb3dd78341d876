/** Pages on which a state is visible, and how to reach them. */
import type { Page } from "@playwright/test";
import { expect } from "../world.ts";
import type { Places } from "./screens.ts";

export interface Place {
  /** Name in `screens.ts`, if listed there. */
  screen: string;
  /** Side of the screen, if a state appears on several. */
  side?: string;
  /** Path below the account; an own path begins with `/`. */
  path: (places: Places) => string;
  /** Runs before the navigation. */
  put?: (page: Page, places: Places) => Promise<unknown>;
  open?: (page: Page) => Promise<void>;
  mark: string;
  /** Requires a page load: the page reads its address once. */
  afresh?: true;
  /** The previous page stays for a moment. */
  late?: true;
}

export interface ScreenState {
  name: string;
  who: "admin" | "agent";
  put?: (page: Page) => Promise<unknown>;
  /** The awaited answer never arrives. */
  never?: true;
  /** Runs after the page load and one pass over all places, when all files are cached. */
  later?: (page: Page) => Promise<void>;
  places: readonly Place[];
}

export const nameOfPlace = ({ screen, side }: Place): string => (side ? `${screen}, ${side}` : screen);

export const conversation = ({ sessionId }: Places): string => `s/${sessionId}`;
const panel = (places: Places): string => `${conversation(places)}?panel=true`;
export const at = (path: string) => (): string => path;

export const pages = (mark: string, ...ids: string[]): Place[] =>
  ids.map((id) => ({ screen: `settings, ${id}`, path: at(`settings/${id}`), mark }));

export const press = (testId: string) => (page: Page) => page.getByTestId(testId).click();

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

export const everywhere = (mark: string): Place[] => [
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
