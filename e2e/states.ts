/**
 * What every screen is besides the one in which all is well, and where that is to be seen. A state is put between the
 * console and its server; the page is loaded once and walked through by its addresses, as its own links would.
 */
import type { Page, Route } from "@playwright/test";
import type { Places } from "./screens.ts";
import { admin, expect, linZhixia } from "./world.ts";

interface Place {
  name: string;
  /** What follows the account in the address; a path of its own begins with `/`. */
  path: (places: Places) => string;
  open?: (page: Page) => Promise<void>;
  /** What tells that it is in this state. */
  mark: string;
  /** Loaded by itself: it reads its address once. */
  afresh?: true;
}

export interface ScreenState {
  name: string;
  who: typeof admin;
  /** Before the page is loaded. */
  put?: (page: Page) => Promise<unknown>;
  /** Once it stands, and all its places were walked through before: what is fetched for them is there. */
  later?: (page: Page) => Promise<void>;
  places: readonly Place[];
}

const conversation = ({ sessionId }: Places): string => `s/${sessionId}`;
const panel = (places: Places): string => `${conversation(places)}?panel=true`;
const section = (id: string) => (): string => `settings/${id}`;
const at = (path: string) => (): string => path;
const search = at("search?q=%E6%9D%AF%E5%AD%90");

/** These pages of the settings, all with the same mark. */
const pages = (mark: string, ...ids: string[]): Place[] =>
  ids.map((id) => ({ name: `settings, ${id}`, path: section(id), mark }));
const fetched = ["blocked", "tags", "quick-replies", "attributes", "connection", "audit"];
const forms = ["dispatch", "allowance", "hours", "keeping"];
const mine = ["notifications", "keys", "appearance"];

const openEnded = (page: Page) => page.getByTestId("tab-ended").click();
const openTab = (name: string) => (page: Page) => page.getByTestId(name).click();

/** The account itself, and who asks: without them there is no page. */
const isFrame = (path: string): boolean => /\/api\/(me|accounts\/[^/]+\/snapshot)$/.test(path);

/** Whatever a page asks for besides is answered like this; what is only put down is not held up. */
const answer = (how: (route: Route) => Promise<void>) => (page: Page) =>
  page.route("**/api/**", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.request().method() !== "GET" || isFrame(pathname) ? route.fallback() : how(route);
  });
const never = (): Promise<void> => new Promise(() => undefined);
const failed = (route: Route) => route.fulfill({ status: 400, json: { title: "no" } });

/** The server's own answer, with nothing in its lists. */
async function emptied(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.json()) as object;
  const lists = Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  await route.fulfill({ response, json: Object.fromEntries(lists) });
}

/** The server says over the socket that it cannot keep anything (DE1). */
const fill = (page: Page) =>
  page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((said) => socket.send(String(said).replace('"database":"ok"', '"database":"full"')));
  });
const cut = async (page: Page): Promise<void> => {
  await page.context().setOffline(true);
  await expect(page.locator(alert)).toBeVisible();
};

/** Who is invited, and to what. */
const invitation = { accountName: "半山茶器", invitedByName: "高远", role: "agent", expiresAt: 4e12 };
/** At the door an address says which answer is given. */
async function answerAtTheDoor(page: Page): Promise<void> {
  const given = { refusal: "not_signed_in" };
  await page.route("**/api/invitations/stranger/open", (route) =>
    route.fulfill({ status: 401, json: given }),
  );
  for (const path of ["stranger", "asked/open"])
    await page.route(`**/api/invitations/${path}`, (route) => route.fulfill({ json: invitation }));
  await page.route("**/api/invitations/slow/open", never);
  await page.route("**/api/accounts/slow/snapshot", never);
  await page.route("**/api/accounts/broken/snapshot", failed);
}
const withoutAccounts = (page: Page) =>
  page.route("**/api/me", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), accounts: [] } });
  });
const problems = ["not_bound", "state", "expired", "declined", "failed", "too_many", "set_up_over"];
const signIn = (state: string): Place => ({
  name: `sign-in, ${state}`,
  path: at(state === "waiting" ? "/sign-in" : `/sign-in?error=${state}`),
  mark: `[data-testid=sign-in-state][data-state=${state}]`,
  afresh: true,
});
const invited = (token: string, step: string): Place => ({
  name: `invitation, ${step}`,
  path: at(`/invite/${token}`),
  mark: `[data-step=${step}]`,
});

const bars = "[role=status][aria-label]";
const emptyState = ".place-content-center > b";
const alert = "[role=alert]";
/** Wherever one works: what is told of all of them. */
const everywhere = (mark: string, ...ids: string[]): Place[] => [
  { name: "list", path: at(""), mark },
  { name: "conversation", path: conversation, mark },
  { name: "search", path: search, mark },
  { name: "board", path: at("supervise"), mark },
  ...pages(mark, ...ids),
];

export const states: readonly ScreenState[] = [
  {
    name: "on its way",
    who: admin,
    put: answer(never),
    places: [
      { name: "ended list", path: at(""), open: openEnded, mark: `aside ${bars}` },
      { name: "conversation", path: conversation, mark: `${bars}` },
      { name: "search", path: search, mark: `main ${bars}` },
      ...pages(`main ${bars}`, ...fetched),
    ],
  },
  {
    name: "not loaded",
    who: admin,
    put: answer(failed),
    places: [
      { name: "ended list", path: at(""), open: openEnded, mark: `aside ${emptyState}` },
      { name: "conversation", path: conversation, mark: `main ${emptyState}` },
      { name: "search", path: search, mark: `main ${emptyState}` },
      { name: "board", path: at("supervise"), mark: "[data-testid=board]" },
      ...pages("main > [role=status]", "bindings", "blocked", "tags", "quick-replies", "attributes", "audit"),
      ...pages(`main ${emptyState}`, "connection"),
    ],
  },
  {
    name: "empty",
    who: admin,
    put: answer(emptied),
    places: [
      ...["waiting", "inactive", "ended"].map((tab) => ({
        name: `${tab} list`,
        path: at(""),
        open: openTab(`tab-${tab}`),
        mark: `aside ${emptyState}`,
      })),
      { name: "conversation", path: conversation, mark: `main ${emptyState}` },
      { name: "customer", path: panel, mark: "[role=tabpanel]" },
      { name: "search", path: search, mark: `main ${emptyState}` },
      { name: "board", path: at("supervise"), mark: "[data-testid=board]" },
      ...pages(`main ${emptyState}`, "blocked", "tags", "quick-replies", "attributes", "audit"),
    ],
  },
  // A line across each page is all that it changes in the settings.
  { name: "cut off", who: admin, later: cut, places: everywhere(alert, "bindings", "dispatch") },
  {
    name: "read only",
    who: admin,
    put: fill,
    places: everywhere(alert, "bindings", ...forms, ...fetched, ...mine),
  },
  {
    name: "closed to agents",
    who: linZhixia,
    places: [
      { name: "board", path: at("supervise"), mark: `main ${emptyState}` },
      ...pages(`main ${emptyState}`, "bindings", "blocked", "tags", "attributes", "connection", "audit"),
      ...pages("main [role=note], main > [role=note]", ...forms, "quick-replies"),
      { name: "connect", path: at("/connect"), mark: `main ${emptyState}` },
    ],
  },
  {
    name: "at the door",
    who: linZhixia,
    put: answerAtTheDoor,
    places: [
      ...["waiting", ...problems].map(signIn),
      invited("slow", "looking"),
      invited("stranger", "stranger"),
      invited("asked", "asked"),
      invited("nothing", "failed"),
      { name: "set-up", path: at("/set-up/nothing"), mark: "[data-testid=sign-in-state]" },
      { name: "console, on its way", path: at("/a/slow"), mark: bars },
      { name: "console, not loaded", path: at("/a/broken"), mark: `${alert} ${emptyState}` },
    ],
  },
  {
    name: "of no account",
    who: linZhixia,
    put: withoutAccounts,
    places: [{ name: "accounts", path: at("/"), mark: "main h1" }],
  },
];
