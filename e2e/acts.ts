/** What agents do in a console, told by what they see. */
import type { SendEntry } from "@jieru/simulator/ledger-entry";
import type { Locator, Page } from "@playwright/test";
import { appId, expect, type TestFixtures, type World } from "./world.ts";

/** The console's name for a customer without a remark. */
export const nameOf = (openid: string): string => `用户 ${openid.slice(-4)}`;

/** With the blank before it: a preview that ends in digits and the time behind it read like a number too. */
const named = (openid: string): RegExp => new RegExp(` ${openid.slice(-4)}`);

/** The row of a customer in the list that is shown. */
export const rowOf = (page: Page, openid: string): Locator =>
  page.locator("[data-row]").filter({ hasText: named(openid) });

/** A row together with the button on top of it. */
export const placeOf = (page: Page, openid: string): Locator =>
  page.locator("[data-list] :has(> [data-row])").filter({ hasText: named(openid) });

export const showTab = (page: Page, tab: "waiting" | "active" | "inactive" | "ended"): Promise<void> =>
  page.getByTestId(`tab-${tab}`).click();

/** Until this console knows that so many wait: the line is told a little after what was written, also to who has just come. */
export const untilWaiting = (page: Page, count: number): Promise<void> =>
  expect(page.getByTestId("tab-waiting")).toContainText(new RegExp(`\\D${count}$`));

/** Until nothing on the page moves any more, apart from what never stops. */
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

/** Until what has just changed its height was measured, and shown. */
export const untilShown = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** Until this console is live, in time of its own: while it has no turn, as on a machine that stands still, none goes by. */
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

/** Asked before the page is loaded: until all that a key press opens is fetched (TR9), for this is the last of it. */
export const untilAtHand = (page: Page): Promise<unknown> =>
  page.waitForResponse(/\/Appearance-[^/]*\.js$/).then((response) => response.finished());

/** Opens the palette: behind an open conversation's commands, else at once. */
export async function openPalette(page: Page): Promise<void> {
  if (/\/s\//.test(page.url())) await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+k");
  await expect(page.getByTestId("palette-input").or(page.getByTestId("box-on-its-way"))).toBeFocused();
}

/** Goes to another page by the palette, which finds a command by its name in the code in any language. */
export async function goTo(page: Page, place: "board" | "sessions" | "settings"): Promise<void> {
  await openPalette(page);
  await page.getByTestId("palette-input").fill(`go ${place}`);
  await page.keyboard.press("Enter");
}

/** Runs a command on the open conversation by its letter. */
export async function command(page: Page, letter: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.press(letter);
}

/** One key behind the other. The console waits 1.5 s for the second, and between two presses a busy machine may let more pass. */
export const pressBoth = (page: Page, first: string, second: string): Promise<unknown> =>
  Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);

/** The customer enters and writes on their phone, in WeChat's own page; resolves with that page and what the shop says on the phone. */
export async function writeByPhone(
  { simulator }: World,
  visitorAt: TestFixtures["visitorAt"],
  customer: string,
  text: string,
): Promise<{ phones: Page; said: Locator }> {
  simulator.addCustomer({ openid: customer, name: "试用的客人", sessionFrom: "商品详情" });
  const phones = await visitorAt(simulator.url);
  const phone = phones.getByTestId(`phone-${customer}`);
  await phone.getByTestId("phone-enter").click();
  await phone.getByTestId("phone-input").fill(text);
  await phone.getByTestId("phone-send").click();
  return { phones, said: phone.getByTestId("phone-message").and(phones.locator("[data-from=shop]")) };
}

/** Takes this customer from the waiting line by the button on the row. */
export async function pickUp(page: Page, openid: string): Promise<void> {
  await showTab(page, "waiting");
  // The console shows it before the server has said so; who kills the server next must not be too early.
  const answered = page.waitForResponse("**/api/sessions/*/pick-up");
  await placeOf(page, openid).getByTestId("pick-up").click();
  await answered;
  await expect(page.getByTestId("composer-input")).toBeVisible();
}

/** A customer writes, and this console picks them up. */
export async function serve(world: World, page: Page, openid: string, text = "在吗"): Promise<void> {
  await world.simulator.pushText(appId, openid, text);
  await pickUp(page, openid);
}

/** Ends what this console serves, and waits for the server's word: the console shows it before, and a customer may write meanwhile. */
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

/** Tiles of the open conversation. */
export const tiles = (page: Page, direction: "in" | "out"): Locator =>
  page.getByTestId("timeline").locator(`[data-direction=${direction}]`);

export const tileOf = (page: Page, direction: "in" | "out", text: string): Locator =>
  tiles(page, direction).filter({ hasText: text });

/** Waits until WeChat has taken the reply, as the tile says. */
export const expectSent = (tile: Locator): Promise<void> =>
  expect(tile).toHaveAttribute("data-delivery", "sent");

/** The ledger's account of every send call to this customer. */
export const sendsTo = ({ simulator }: World, openid: string): SendEntry[] =>
  simulator.ledger.listSends({ openid });
