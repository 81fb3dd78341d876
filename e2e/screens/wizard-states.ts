/** States of the connection wizard: every step and its errors. The test supplies the answers of WeChat and the server. */
import type { Connection, ConnectionTest, PushTrouble } from "@jieru/shared/protocol/connection";
import type { Page, Route } from "@playwright/test";
import { goTo, untilDrawn } from "../going.ts";
import { fill, fillIn, step } from "../wizard.ts";
import { expect } from "../world.ts";
import { at, bars, emptyState, type Place, press, type ScreenState } from "./places.ts";
import type { Places } from "./screens.ts";

const program = {
  name: "山下茶铺",
  appId: "wx00000000000000a7",
  originalId: "gh_00000000000000a7",
  appSecret: "secret-of-the-shop-below",
};
const noon = Date.UTC(2026, 10, 24, 4);

const made = ({ accountId }: Places, seen: Partial<Connection> = {}) => ({
  connection: {
    ...program,
    accountId,
    appSecret: undefined,
    mode: "secure",
    format: "json",
    pushUrl: `https://jieru.example/wechat/${program.appId}`,
    marks: { appSecret: "c0ffee00", token: "c0ffee01", encodingAesKey: "c0ffee02", previousAesKey: null },
    changedAt: null,
    previousKeySince: null,
    verifiedAt: null,
    firstPushAt: null,
    fromFile: false,
    seen: { withKey: null, withPreviousKey: null, trouble: null },
    ...seen,
  },
});
const troubled = (why: PushTrouble): Partial<Connection> => ({
  seen: { withKey: null, withPreviousKey: null, trouble: { count: 3, why, at: noon } },
});
const verified = { verifiedAt: noon };

interface Said {
  connection?: Partial<Connection>;
  /** Answer to saving; success if absent. */
  saved?: (route: Route) => Promise<void>;
  told?: (route: Route) => Promise<void>;
  /** WeChat's result for the AppSecret; pending if absent. */
  test?: ConnectionTest;
}

/** Starts without state from the previous place: leaving the page starts a new connection. */
const say =
  ({ connection, saved, told, test }: Said) =>
  async (page: Page, places: Places): Promise<void> => {
    await goTo(page, `/a/${places.accountId}`);
    await untilDrawn(page);
    const json = made(places, connection);
    await page.route("**/api/accounts", saved ?? ((route) => route.fulfill({ json })));
    await page.route("**/connection", told ?? ((route) => route.fulfill({ json })));
    await page.route("**/connection/test", (route) => (test ? route.fulfill({ json: { test } }) : undefined));
  };

const save = (page: Page): Promise<void> => fillIn(page, program);
const sendOff = async (page: Page): Promise<void> => {
  for (const [field, value] of Object.entries(program)) await fill(page, field, value);
  await press("connect-send")(page);
};
const test = async (page: Page): Promise<void> => {
  await save(page);
  await expect(page.getByTestId("test-outcome")).toBeVisible();
};
const again = async (page: Page): Promise<void> => {
  await save(page);
  await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes('"made"')));
  await page.reload();
  await expect(
    step(page, "fill")
      .or(page.locator(`main ${bars}, main ${emptyState}`))
      .first(),
  ).toBeVisible();
};

const accepted: ConnectionTest = { result: "accepted" };
const place = (side: string, mark: string, open: NonNullable<Place["open"]>, said: Said = {}): Place => ({
  screen: "connect",
  side,
  path: at("/connect"),
  put: say(said),
  open,
  mark,
});
const now = (name: string): string => `[data-testid=step-${name}][data-state=now]`;

export const wizardStates: readonly ScreenState[] = [
  {
    name: "being connected",
    who: "admin",
    places: [
      place("mistyped", "[aria-invalid=true]", async (page) => {
        await fill(page, "appId", "wx123");
        await press("connect-send")(page);
        await page.getByTestId("connect-send").blur();
      }),
      place("on its way to be saved", "[data-testid=connect-send][aria-disabled=true]", sendOff, {
        saved: () => new Promise(() => undefined),
      }),
      place("taken", "main [role=alert]", sendOff, {
        saved: (route) => route.fulfill({ status: 409, json: { refusal: "app_id_taken" } }),
      }),
      place("not reached", "main [role=alert]", sendOff, { saved: (route) => route.abort() }),
      place("saved", now("secret"), save),
      place("address not allowed", "[data-testid=test-outcome]", test, {
        test: { result: "refused", errcode: 40164, reason: "address", address: "203.0.113.7" },
      }),
      place("no answer of WeChat", "[data-testid=test-outcome]", test, {
        test: { result: "unknown", cause: "ETIMEDOUT" },
      }),
      place("to be pasted", now("paste"), test, { test: accepted }),
      place("refused check", "[data-testid=push-trouble]", test, {
        test: accepted,
        connection: troubled("check_signature"),
      }),
      place("waiting for the first message", now("first"), test, { test: accepted, connection: verified }),
      place("first message not opened", "[data-testid=push-trouble]", test, {
        test: accepted,
        connection: { ...verified, ...troubled("key") },
      }),
      place("connected", "[data-testid=step-first][data-state=done]", test, {
        test: accepted,
        connection: { ...verified, firstPushAt: noon + 60_000 },
      }),
      place("gone on with", `${now("paste")} [data-testid=new-pair]`, again, { test: accepted }),
      place("gone on with, on its way", `main ${bars}`, again, { told: () => new Promise(() => undefined) }),
      place("gone on with, not loaded", `main ${emptyState}`, again, {
        told: (route) => route.fulfill({ status: 400, json: { title: "no" } }),
      }),
    ],
  },
];
