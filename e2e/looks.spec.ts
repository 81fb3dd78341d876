import type { Page } from "@playwright/test";
import { command, expectSent, pickUp, reply, rowOf, serve, showTab, tileOf, tiles } from "./acts.ts";
import { png } from "./pictures.ts";
import {
  eachLook,
  expectGoodLooks,
  expectReadable,
  type Language,
  type Look,
  windows,
} from "./screens/visual-checks.ts";
import { appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

for (const [size, window] of Object.entries(windows)) {
  const { viewport } = window;
  test(`[EV1] the sign-in page passes the visual checks (${size})`, { tag: "@slow" }, async ({
    visitorAt,
  }) => {
    const page = await visitorAt("/sign-in", { viewport });
    const choose = async (language: Language) => {
      const button = page.getByTestId(`language-${language}`);
      if ((await page.locator("html").getAttribute("lang")) !== language) await button.click();
    };
    await eachLook(page, choose, (look) => expectGoodLooks(page, "sign-in", look), window);
    await page.goto("/sign-in?error=not_bound");
    await expect(page.getByTestId("sign-in-state")).toHaveAttribute("data-state", "not_bound");
    await expectGoodLooks(page, "not bound", { name: "en, dark", language: "en", withAxe: true });
  });

  test(`[EV1] the console passes the visual checks (${size})`, { tag: "@slow" }, async ({
    world,
    consoleOf,
  }) => {
    const page = await consoleOf(linZhixia, { viewport });
    const full = await furnish(world, page, size === "phone");
    const narrow = size === "phone";
    const choose = async (language: Language) => {
      if (narrow && (await page.getByTestId("back").isVisible())) await page.getByTestId("back").click();
      await page.getByTestId(narrow ? "status-switch" : "appearance-menu").click();
      await page.getByTestId(`language-${language}`).click();
    };
    const lookAround = async (look: Look) => {
      if (narrow && (await page.getByTestId("back").isVisible())) await page.getByTestId("back").click();
      for (const tab of ["active", "inactive", "ended"] as const) {
        await showTab(page, tab);
        await expect(page.locator("[data-row]").first()).toBeVisible();
        await expectReadable(page, `${tab} list`, look);
      }
      await showTab(page, "waiting");
      await expectGoodLooks(page, "waiting list", look);
      await page.getByTestId("status-switch").click();
      await expect(page.getByTestId("status-away")).toBeVisible();
      await expectGoodLooks(page, "status menu", look);
      await page.keyboard.press("Escape");

      await showTab(page, "active");
      await rowOf(page, full).click();
      await expect(tiles(page, "out").last()).toBeVisible();
      await page.mouse.move(viewport.width / 2, viewport.height / 2);
      await expectGoodLooks(page, "conversation", look);
      await page.getByTestId("end-session").click();
      await expect(page.getByTestId("end-dialog")).toBeVisible();
      await expectGoodLooks(page, "dialog", look);
      await page.keyboard.press("Escape");
      await expect(page.getByTestId("end-dialog")).toBeHidden();
      if (narrow) return;
      await command(page, "Shift+Slash");
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectReadable(page, "keys", look);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    };
    await eachLook(page, choose, lookAround, window);
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

/** Fills every list and a conversation with every kind of tile. Returns the customer. */
async function furnish(world: World, page: Page, narrow: boolean): Promise<string> {
  const [asleep, gone, full, waiting, entered] = Array.from({ length: 5 }, () => world.newCustomer()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const back = async () => {
    if (narrow) await page.getByTestId("back").click();
  };
  // [SE3] Only an answered session becomes inactive; another returns to the queue.
  await serve(world, page, asleep);
  await reply(page, "在的，您请说。");
  await expectSent(tileOf(page, "out", "在的，您请说。"));
  await back();
  world.clock.advance(30 * 60_000);
  await serve(world, page, gone);
  await page.getByTestId("end-session").click();
  await page.getByTestId("end-confirm").click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await back();
  await world.simulator.pushEnter(appId, full, "订单详情");
  await pickUp(page, full);
  await world.simulator.pushText(
    appId,
    full,
    "你好，昨天收到的盖碗，杯口好像磕掉了一块 https://example.com/a",
  );
  await world.simulator.pushImage(appId, full, png(320, 240));
  await world.simulator.pushCard(appId, full, { title: "青釉三才盖碗", pagePath: "pages/item?id=1" });
  const answers = {
    "非常抱歉，马上给您补发。": "normal",
    这句没有发出去: "87014",
    这句不知道: "reset_after",
  };
  for (const [text, nextSend] of Object.entries(answers)) {
    world.simulator.switches.set({ nextSend });
    await reply(page, text);
    const tile = tileOf(page, "out", text);
    await (nextSend === "normal"
      ? expectSent(tile)
      : expect(tile).toHaveAttribute("data-delivery", /failed|unconfirmed/));
  }
  await world.simulator.pushText(appId, full, "好的，谢谢");
  await page.getByTestId("composer-input").fill("写到一半");
  await world.simulator.pushText(appId, waiting, "那批建盏到了没有，客户催得紧");
  await world.simulator.pushEnter(appId, entered, "商品详情");
  await back();
  return full;
}
