/** States of the sign-in, invitation and rejection pages. The address chooses the server's answer. */
import type { Page } from "@playwright/test";
import { alert, at, bars, emptyState, type Place, type ScreenState } from "./places.ts";

const invitation = {
  accountName: "半山茶器",
  invitedByName: "高远",
  role: "agent",
  expiresAt: Date.UTC(2026, 10, 25),
};

async function answerSignIn(page: Page): Promise<void> {
  const refusal = { refusal: "not_signed_in" };
  const never = (): Promise<void> => new Promise(() => undefined);
  await page.route("**/api/invitations/stranger/open", (route) =>
    route.fulfill({ status: 401, json: refusal }),
  );
  for (const path of ["stranger", "asked/open"])
    await page.route(`**/api/invitations/${path}`, async (route) => {
      const now = await page.evaluate(() => Date.now());
      await route.fulfill({ json: { ...invitation, now } });
    });
  await page.route("**/api/invitations/slow/open", never);
  await page.route("**/api/accounts/slow/snapshot", never);
  await page.route("**/api/accounts/broken/snapshot", (route) =>
    route.fulfill({ status: 400, json: { title: "no" } }),
  );
}
/** Advances the page's clock: the previous page is shown for a moment, which would never end with a stopped clock. */
const letTimePass = async (page: Page) => page.clock.setSystemTime(await page.evaluate(() => Date.now()));
const withoutAccounts = (page: Page) =>
  page.route("**/api/me", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), accounts: [] } });
  });

const problems = ["not_bound", "state", "expired", "declined", "failed", "too_many", "set_up_over"];
const signIn = (state: string): Place => ({
  screen: "sign-in",
  side: state,
  path: at(state === "waiting" ? "/sign-in" : `/sign-in?error=${state}`),
  mark: `[data-testid=sign-in-state][data-state=${state}]`,
  afresh: true,
});
const invited = (token: string, step: string): Place => ({
  screen: "invitation",
  side: step,
  path: at(`/invite/${token}`),
  mark: `[data-step=${step}]`,
});

export const authStates: readonly ScreenState[] = [
  {
    name: "before sign-in",
    who: "agent",
    put: answerSignIn,
    places: [
      ...["waiting", ...problems].map(signIn),
      invited("slow", "looking"),
      invited("stranger", "stranger"),
      invited("asked", "asked"),
      invited("nothing", "failed"),
      { screen: "set-up", path: at("/set-up/nothing"), mark: "[data-testid=sign-in-state]" },
      {
        screen: "console",
        side: "on its way",
        path: at("/a/slow"),
        put: letTimePass,
        mark: bars,
        late: true,
      },
      { screen: "console", side: "not loaded", path: at("/a/broken"), mark: `${alert} ${emptyState}` },
    ],
  },
  {
    name: "of no account",
    who: "agent",
    put: withoutAccounts,
    places: [{ screen: "accounts", path: at("/"), mark: "main h1" }],
  },
];
