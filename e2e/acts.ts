/** Actions of an agent in a console, expressed in what the agent sees. */
import type { SendEntry } from "@jieru/simulator/ledger-entry";
import type { Locator, Page } from "@playwright/test";
import { appId, expect, type TestFixtures, type World } from "./world.ts";

export const nameOf = (openid: string): string => `用户 ${openid.slice(-4)}`;

/** Includes the leading space: a preview that ends in digits and the time after it also look like a number. */
const named = (openid: string): RegExp => new RegExp(` ${openid.slice(-4)}`);

export const rowOf = (page: Page, openid: string): Locator =>
  page.locator("[data-row]").filter({ hasText: named(openid) });

export const placeOf = (page: Page, openid: string): Locator =>
  page.locator("[data-list] :has(> [data-row])").filter({ hasText: named(openid) });

export const showTab = (page: Page, tab: "waiting" | "active" | "inactive" | "ended"): Promise<void> =>
  page.getByTestId(`tab-${tab}`).click();

/** Waits until this console counts `count` waiting customers: the queue arrives a little later than messages. */
export const untilWaiting = (page: Page, count: number): Promise<void> =>
  expect(page.getByTestId("tab-waiting")).toContainText(new RegExp(`\\D${count}$`));

/** Waits until all finite animations on the page have ended. */
export const atRest = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY).length,
      ),
    )
    .toBe(0);

/** Waits until a changed height is measured and rendered. */
export const untilShown = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** Returns the milliseconds until this console is live, measured only while its process runs. */
export const ownMsUntilLive = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const turnMs = 10;
    const isLive = () => document.querySelector("[data-testid=sync-state][data-state=live]") !== null;
    return new Promise<number>((resolve) => {
      let turns = 0;
      const timer = setInterval(() => {
        if (!isLive()) return void turns++;
        clearInterval(timer);
        resolve(turns * turnMs);
      }, turnMs);
    });
  });

/** Call before the page loads. Resolves when everything that a key can open is fetched (TR9): this file is the last. */
export const untilAtHand = (page: Page): Promise<unknown> =>
  page.waitForResponse(/\/Appearance-[^/]*\.js$/).then((response) => response.finished());

export async function openPalette(page: Page): Promise<void> {
  if (/\/s\//.test(page.url())) await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+k");
  await expect(page.getByTestId("palette-input").or(page.getByTestId("box-on-its-way"))).toBeFocused();
}

/** Opens another page from the palette, which finds a command by its code name in every language. */
export async function goTo(page: Page, place: "board" | "sessions" | "settings"): Promise<void> {
  await openPalette(page);
  await page.getByTestId("palette-input").fill(`go ${place}`);
  await page.keyboard.press("Enter");
}

export async function command(page: Page, letter: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.press(letter);
}

/** Presses two keys. The console waits 1.5 s for the second key; a busy machine may take longer between two presses. */
export const pressBoth = (page: Page, first: string, second: string): Promise<unknown> =>
  Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);

/** Enters and writes on the phone, in WeChat's own page. Returns that page and the answers on the phone. */
export async function writeByPhone(
  { simulator }: World,
  visitorAt: TestFixtures["visitorAt"],
  customer: string,
  text: string,
): Promise<{ phones: Page; answers: Locator }> {
  simulator.addCustomer({ openid: customer, name: "试用的客人", sessionFrom: "商品详情" });
  const phones = await visitorAt(simulator.url);
  const phone = phones.getByTestId(`phone-${customer}`);
  await phone.getByTestId("phone-enter").click();
  await phone.getByTestId("phone-input").fill(text);
  await phone.getByTestId("phone-send").click();
  return { phones, answers: phone.getByTestId("phone-message").and(phones.locator("[data-from=shop]")) };
}

export async function pickUp(page: Page, openid: string): Promise<void> {
  await showTab(page, "waiting");
  // Waits for the server: the console shows the result earlier, and the test may kill the server next.
  const answered = page.waitForResponse("**/api/sessions/*/pick-up");
  await placeOf(page, openid).getByTestId("pick-up").click();
  await answered;
  await expect(page.getByTestId("composer-input")).toBeVisible();
}

export async function serve(world: World, page: Page, openid: string, text = "在吗"): Promise<void> {
  await world.simulator.pushText(appId, openid, text);
  await pickUp(page, openid);
}

/** Ends the open session and waits for the server's answer: the console shows the result earlier. */
export async function end(page: Page): Promise<void> {
  const answered = page.waitForResponse("**/api/sessions/*/end");
  await page.getByTestId("end-session").click();
  await page.getByTestId("end-confirm").click();
  await answered;
}

export async function reply(page: Page, text: string): Promise<void> {
  await page.getByTestId("composer-input").fill(text);
  await page.getByTestId("composer-send").click();
}

export const tiles = (page: Page, direction: "in" | "out"): Locator =>
  page.getByTestId("timeline").locator(`[data-direction=${direction}]`);

export const tileOf = (page: Page, direction: "in" | "out", text: string): Locator =>
  tiles(page, direction).filter({ hasText: text });

export const expectSent = (tile: Locator): Promise<void> =>
  expect(tile).toHaveAttribute("data-delivery", "sent");

export const sendsTo = ({ simulator }: World, openid: string): SendEntry[] =>
  simulator.ledger.listSends({ openid });
