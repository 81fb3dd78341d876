/** Visual checks of filled lists, dialogs and forms that neither `screens.ts` nor its states show. */
import type { Page } from "@playwright/test";
import { command, end, expectSent, pickUp, reply, serve, showTab, tileOf } from "./acts.ts";
import { expectImageLoaded, writeCard } from "./card.ts";
import { goTo, untilDrawn } from "./going.ts";
import {
  expectGoodLooks,
  expectReadable,
  type Language,
  type Look,
  putOn,
  windows,
} from "./screens/visual-checks.ts";
import { admin, appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

interface Themed extends Look {
  theme: "light" | "dark";
}
const light: Themed = { name: "zh-CN, light", language: "zh-CN", theme: "light", withAxe: true };
const dark: Themed = { name: "en, dark", language: "en", theme: "dark", withAxe: false };

/** English has the longer words, so a phone is checked in English only. */
const looksOf = { wide: [light, dark], phone: [{ ...dark, withAxe: true }] };

interface Places {
  account: string;
  session: string;
}

/** Fills every list, and a conversation with a card and a note. */
async function furnish(world: World, page: Page): Promise<Places> {
  const [asleep, gone, open] = [world.newCustomer(), world.newCustomer(), world.newCustomer()];
  // [SE3] Only an answered session becomes inactive; another returns to the queue.
  await serve(world, page, asleep);
  await reply(page, "在的，您请说。");
  await expectSent(tileOf(page, "out", "在的，您请说。"));
  world.clock.advance(30 * 60_000);
  await serve(world, page, gone);
  await end(page);
  await world.simulator.pushEnter(appId, open, "订单详情");
  await pickUp(page, open);
  await world.simulator.pushText(appId, open, "SF1402887766 这单发货了吗 ".repeat(6));
  await expect(tileOf(page, "in", "这单发货了吗")).toBeVisible();
  await writeCard(page, "青釉三才盖碗，带杯托和茶漏", "pages/item/index?id=42");
  await page.keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "青釉三才盖碗，带杯托和茶漏"));
  await command(page, "m");
  await page.getByTestId("note-input").fill("Knows us for years, replace it at once.");
  await page.getByTestId("note-send").click();
  await expect(page.getByTestId("timeline").locator("[data-type=note]")).toBeVisible();
  await world.simulator.pushText(appId, world.newCustomer(), "那批建盏到了没有，客户催得紧");
  await world.simulator.pushEnter(appId, world.newCustomer(), "商品详情");
  const session = new URL(page.url()).pathname;
  return { account: `/a/${world.accountId}`, session };
}

async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((to) => localStorage.setItem("jieru.language", to), language);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

async function checkLists(page: Page, { account }: Places, look: Look): Promise<void> {
  await page.goto(account);
  for (const tab of ["active", "inactive", "ended"] as const) {
    await showTab(page, tab);
    await expect(page.locator("[data-row]").first()).toBeVisible();
    await expectReadable(page, `${tab} list`, look);
  }
  await showTab(page, "waiting");
  await expect(page.locator("[data-row]")).toHaveCount(2);
  await expectGoodLooks(page, "waiting list", look);
}

async function checkCard(page: Page, look: Look): Promise<void> {
  const sent = page.getByTestId("sent-cards").getByRole("option");
  await page.getByTestId("card-open").click();
  await expect(sent.first()).toBeVisible();
  await expectGoodLooks(page, "the empty card dialog", look);
  await sent.first().click();
  await expectImageLoaded(page.getByTestId("card-preview"));
  await page.getByTestId("card-path").fill("https://shop.example/42");
  await page.getByTestId("card-path").press("Enter");
  await expectGoodLooks(page, "the card dialog that says what is wrong", look);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("card-dialog")).toBeHidden();
}

async function checkConversation(page: Page, { session }: Places, look: Look, narrow: boolean) {
  await page.goto(session);
  await expect(page.getByTestId("timeline").locator("[data-type=note]")).toBeVisible();
  await checkCard(page, look);
  await command(page, "m");
  await page.getByTestId("note-input").fill("字".repeat(1_001));
  await expectGoodLooks(page, "note mode", look);
  await page.getByTestId("note-input").fill("");

  if (narrow) await page.getByTestId("open-customer").click();
  await page.getByTestId("add-tag").click();
  await page.getByTestId("tag-input").fill("wholesale");
  await page.getByTestId("tag-input").press("Enter");
  await page.getByTestId("tag-input").fill("w");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectGoodLooks(page, "tags", look);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: look.language === "en" ? /Notes/ : /备注/ }).click();
  await expectGoodLooks(page, "notes of the customer", look);
}

async function checkSearch(page: Page, { account }: Places, look: Look): Promise<void> {
  await page.goto(`${account}/search?q=${encodeURIComponent("发货了吗")}`);
  await expect(page.getByTestId("search-hit")).toHaveCount(1);
  await expectGoodLooks(page, "search, found", look);
}

async function checkSettings(page: Page, { account }: Places, look: Look): Promise<void> {
  const openSection = async (section: string) => {
    await goTo(page, `${account}/settings/${section}`);
    await untilDrawn(page);
    await expect(page.locator("main h1")).toBeVisible();
  };
  await openSection("allowance");
  await page.getByTestId("preset-own").check();
  await expectGoodLooks(page, "own reply numbers", look);
  await openSection("hours");
  await page.getByTestId("opening-hours").check();
  await expectGoodLooks(page, "opening hours", look);
  await openSection("dispatch");
  await page.locator("input").first().fill("");
  await expectGoodLooks(page, "a setting that is wrong", look);

  await openSection("bindings");
  await page.getByTestId("invite").click();
  await page.getByTestId("make-invitation").click();
  await expect(page.getByTestId("take-back")).toBeVisible();
  await expectGoodLooks(page, "invitation", look);
  await page.getByTestId("take-back").click();
  await expect(page.getByTestId("invite-again")).toBeVisible();
  await page.keyboard.press("Escape");

  await openSection("quick-replies");
  await page.getByTestId("quick-reply-add").click();
  await expect(page.getByTestId("quick-reply-form")).toBeVisible();
  await expectGoodLooks(page, "the form of a quick reply", look);
  await page.keyboard.press("Escape");
  const csv =
    '标题,内容,分类,快捷词\r\n物流,在路上,,wl\r\n补寄,"{{customer}}您好，\n今天补寄",售后,bj\r\n,没有标题,,\r\n';
  await page.getByTestId("quick-reply-import").click();
  await page
    .getByTestId("import-file")
    .setInputFiles({ name: "快捷回复.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByTestId("import-counts")).toBeVisible();
  await expectGoodLooks(page, "an import", look);
  await page.keyboard.press("Escape");
}

async function checkBoard(page: Page, { account }: Places, look: Look, narrow: boolean): Promise<void> {
  await page.goto(`${account}/supervise`);
  await expect(page.getByTestId("board-line").locator("li")).toHaveCount(2);
  if (narrow) await page.getByRole("radio").last().click();
  await page
    .locator("[data-testid^=agent-]")
    .filter({ hasText: linZhixia.name })
    .getByTestId(/^open-/)
    .click();
  await expectGoodLooks(page, "the board with an opened agent", look);
}

/** The strip that names the list behind a number of the reports. */
async function checkFilterStrip(page: Page, { account }: Places): Promise<void> {
  await page.goto(`${account}/reports?last=30`);
  await page
    .getByTestId("report")
    .getByRole("link", { name: /^未回复即结束/ })
    .click();
  const rule = page.getByTestId("filter-strip").getByText(/开始，未回复即结束$/);
  expect(await rule.evaluate((e) => e.scrollWidth - e.clientWidth), "none of its words are cut off").toBe(0);
}

/** Blocks the customer, which ends the session. */
async function checkBlacklist(page: Page, { account, session }: Places, look: Look, narrow: boolean) {
  await page.goto(session);
  const header = page.locator("header").filter({ has: page.getByTestId("more") });
  const { height } = (await header.boundingBox()) ?? {};
  await page.getByTestId("more").click();
  await page.getByTestId("menu-block").click();
  await expect(page.getByTestId("block-dialog")).toBeVisible();
  await expectGoodLooks(page, "blacklist dialog", look);
  await page.getByTestId("block-confirm").click();
  await expect(page.getByTestId("blocked")).toBeVisible();
  const name = page.getByRole("heading", { level: 1 }).locator("span").first();
  expect(await name.evaluate((el) => el.scrollWidth - el.clientWidth), "the name is whole").toBe(0);
  await expect.poll(() => header.boundingBox()).toMatchObject({ height });
  if (narrow) {
    const twoLines = await header.evaluate((el) => {
      const facts = el.querySelector("h1 + div > div:last-child");
      const own = [...(facts?.children ?? [])] as HTMLElement[];
      // The own facts may already take two lines until the server answers.
      for (const fact of own) fact.style.display = "none";
      const lines = ["a line", "a second line"].map((text) => {
        const line = document.createElement("span");
        line.style.width = "100%";
        line.textContent = text;
        return line;
      });
      facts?.append(...lines);
      const { height: higher } = el.getBoundingClientRect();
      for (const line of lines) line.remove();
      for (const fact of own) fact.style.removeProperty("display");
      return higher;
    });
    expect(twoLines, "no higher where the facts take two lines").toBe(height);
    await page.getByTestId("open-customer").click();
  }
  await page.getByRole("tab", { name: "Profile" }).click();
  await expect(page.getByTestId("blocked-strip")).toBeVisible();
  await expectGoodLooks(page, "blocked", look);
  await page.goto(`${account}/settings/blocked`);
  await expect(page.getByTestId("blocked-customers")).toBeVisible();
  await expectGoodLooks(page, "the blacklist in the settings", look);
}

for (const size of ["wide", "phone"] as const) {
  test(`[EV1] [EV2] filled lists, dialogs and forms pass the visual checks (${size})`, {
    tag: "@slow",
  }, async ({ world, consoleOf }) => {
    const narrow = size === "phone";
    const page = await consoleOf(admin);
    const places = await furnish(world, page);
    await serve(world, await consoleOf(linZhixia), world.newCustomer(), "能便宜点不");
    await page.setViewportSize(windows[size].viewport);
    for (const look of looksOf[size]) {
      await speak(page, look.language);
      await putOn(page, look.theme);
      await checkLists(page, places, look);
      await checkConversation(page, places, look, narrow);
      await checkSearch(page, places, look);
      await checkSettings(page, places, look);
      await checkBoard(page, places, look, narrow);
      if (look === light) await checkFilterStrip(page, places);
    }
    const theme = narrow ? "dark" : "light";
    await putOn(page, theme);
    await checkBlacklist(page, places, { name: `en, ${theme}`, language: "en", withAxe: true }, narrow);
  });
}

test("[EV1] [SI3] a person with several accounts chooses one after signing in", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(xuRan);
  await page.goto("/");
  const choice = page.getByTestId(`account-choice-${world.accountId}`);
  await expect(choice).toBeVisible();
  await expectGoodLooks(page, "accounts", { name: "zh-CN, light", language: "zh-CN", withAxe: true });
  await choice.click();
  await expect(page.getByTestId("account-switcher")).toBeVisible();
});
