import type { Page } from "@playwright/test";
import { expectSent, pickUp, sendsTo, serve, tileOf, writeByPhone } from "./acts.ts";
import { png } from "./pictures.ts";
import { eachLook, expectGoodLooks, type Language, windows } from "./screens/visual-checks.ts";
import { expect, linZhixia, test, xuRan } from "./world.ts";

const dialog = (page: Page) => page.getByTestId("card-dialog");
const options = (page: Page) => page.getByTestId("sent-cards").getByRole("option");
const isDrawn = (page: Page, where: string) =>
  expect
    .poll(() =>
      page
        .locator(where)
        .locator("img")
        .last()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);

async function writeCard(page: Page, title: string, path: string): Promise<void> {
  // Registers before the press: otherwise the browser opens its own file dialog.
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Alt+c");
  await expect(page.getByTestId("card-title")).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Tab");
  await page.keyboard.type(path);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "盖碗.png", mimeType: "image/png", buffer: png(520, 416) });
  await expect(page.getByTestId("card-send")).toBeFocused();
  await expect(page.getByTestId("card-send")).not.toHaveAttribute("aria-disabled");
}

test("[CA1] [CA2] [CA5] an agent sends a card by keyboard and the phone shows it", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const customer = world.newCustomer();
  const { phones, said } = await writeByPhone(world, visitorAt, customer, "盖碗的链接发我一下");
  const page = await consoleOf(linZhixia);
  await pickUp(page, customer);
  await page.getByTestId("composer-input").fill("稍等");
  await writeCard(page, "青釉三才盖碗", "/pages/item/index?id=42");
  await expect(page.getByTestId("card-preview")).toContainText("青釉三才盖碗");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await expect(page.getByTestId("composer-input")).toHaveValue("稍等");
  const tile = tileOf(page, "out", "青釉三才盖碗");
  await expectSent(tile);
  await expect(tile).toContainText("1/3");
  await expect(said).toContainText("青釉三才盖碗");
  await expect(said).toContainText("pages/item/index?id=42");
  await isDrawn(phones, "[data-testid=phone-message]");
  expect(sendsTo(world, customer)).toMatchObject([{ msgtype: "miniprogrampage" }]);
});

test("[CA3] [CA4] an agent sends a colleague's card, including its picture, to another customer", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, first);
  await writeCard(page, "秋茶礼盒", "pages/item/index?id=7");
  await page.keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "秋茶礼盒"));

  const colleague = await consoleOf(xuRan);
  await serve(world, colleague, second);
  await colleague.keyboard.press("Alt+c");
  await expect(options(colleague).first()).toContainText("秋茶礼盒");
  await isDrawn(colleague, "[data-testid=sent-cards]");
  await colleague.keyboard.type("礼盒");
  await expect(options(colleague)).toHaveCount(1);
  await colleague.keyboard.press("ArrowDown");
  await colleague.keyboard.press("Enter");
  await expect(colleague.getByTestId("card-path")).toHaveValue("pages/item/index?id=7");
  await isDrawn(colleague, "[data-testid=card-preview]");
  await colleague.keyboard.press("Enter");
  const tile = tileOf(colleague, "out", "秋茶礼盒");
  await expectSent(tile);
  await isDrawn(colleague, "[data-testid=timeline]");
  expect(sendsTo(world, second)).toMatchObject([{ msgtype: "miniprogrampage" }]);
});

test("[CA2] a card that WeChat refuses returns complete to its dialog", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await writeCard(page, "违规的标题", "pages/item/index?id=9");
  world.simulator.switches.set({ nextSend: "87014" });
  await page.keyboard.press("Enter");
  const tile = tileOf(page, "out", "违规的标题");
  await expect(tile).toHaveAttribute("data-delivery", "failed");
  await tile.getByTestId("rewrite").click();
  await expect(page.getByTestId("card-title")).toHaveValue("违规的标题");
  await isDrawn(page, "[data-testid=card-preview]");
  await page.getByTestId("card-title").fill("秋茶礼盒二号");
  await page.keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "秋茶礼盒二号"));
});

for (const [name, window] of Object.entries(windows)) {
  test(`[CA1] the card dialog passes the visual checks: ${name}`, { tag: "@slow" }, async ({
    world,
    consoleOf,
  }) => {
    const page = await consoleOf(linZhixia);
    await serve(world, page, world.newCustomer());
    await writeCard(page, "青釉三才盖碗，带杯托和茶漏", "pages/item/index?id=42");
    await page.keyboard.press("Enter");
    await expectSent(tileOf(page, "out", "青釉三才盖碗，带杯托和茶漏"));
    await page.setViewportSize(window.viewport);
    const choose = async (language: Language) => {
      await page.evaluate((to) => localStorage.setItem("jieru.language", to), language);
      await page.reload();
    };
    await eachLook(
      page,
      choose,
      async (look) => {
        await page.getByTestId("card-open").click();
        await expect(options(page).first()).toBeVisible();
        await expectGoodLooks(page, "the empty dialog", look);
        await options(page).first().click();
        await isDrawn(page, "[data-testid=card-preview]");
        await page.getByTestId("card-path").fill("https://shop.example/42");
        await page.getByTestId("card-path").press("Enter");
        await expectGoodLooks(page, "the dialog that says what is wrong", look);
        if (process.env.CARD_SHOTS)
          await page.screenshot({
            path: `${process.env.CARD_SHOTS}/${name}-${look.name.replace(/\W+/g, "-")}.png`,
          });
        await page.keyboard.press("Escape");
      },
      window,
    );
  });
}
