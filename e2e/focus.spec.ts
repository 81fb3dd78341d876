import type { Page } from "@playwright/test";
import { openPalette, rowOf, serve, showTab, tiles, untilWaiting } from "./acts.ts";
import { jpeg } from "./pictures.ts";
import { appId, expect, linZhixia, test, xuRan } from "./world.ts";

test("[KB17] a session opened by key focuses the text box, except on a phone", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia, { viewport: { width: 683, height: 384 } });
  await world.simulator.pushText(appId, customer, "在吗");
  await untilWaiting(page, 1);
  await page.keyboard.press("n");
  await expect(page.getByTestId("composer-input")).toBeFocused();
  const phone = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await showTab(phone, "active");
  await rowOf(phone, customer).tap();
  await expect(phone.getByTestId("composer-input")).toBeVisible();
  await expect(phone.getByTestId("composer-input")).not.toBeFocused();
});

test("[EV14] the focus moves to the new owner's bar after transferring the session being written in", async ({
  world,
  consoleOf,
}) => {
  const [page] = await Promise.all([consoleOf(linZhixia), consoleOf(xuRan)]);
  await serve(world, page, world.newCustomer());
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await openPalette(page);
  await page.getByTestId("palette-input").fill("转接");
  await page.keyboard.press("Enter");
  await page.getByTestId("transfer-find").fill(xuRan.name);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("gate")).toBeFocused();
});

test("[EV14] the focus stays on an image that fails to load after every keyboard retry", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  const thumbnails = /\/thumbnail$/;
  await page.route(thumbnails, (route) => route.abort());
  await page
    .getByTestId("composer-image")
    .setInputFiles({ name: "碗.jpg", mimeType: "image/jpeg", buffer: await jpeg(page, 320, 240) });
  await expect(page.getByTestId("composer-attachment")).toHaveAttribute("data-state", "ready");
  await page.getByTestId("composer-send").click();
  // The placeholder tile is replaced when the server stores the message.
  await expect(tiles(page, "out")).toHaveAttribute("data-delivery", "sent");
  const retry = tiles(page, "out").getByRole("button", { name: "重试" });
  await retry.focus();
  const asked = page.waitForEvent("requestfailed", (r) => thumbnails.test(r.url()));
  await page.keyboard.press("Enter");
  await asked;
  await expect(retry).toBeFocused();
  await page.unroute(thumbnails);
  await page.keyboard.press("Enter");
  await expect(
    tiles(page, "out")
      .getByRole("button")
      .filter({ has: page.locator("img") }),
  ).toBeFocused();
});

async function holdBack(page: Page, what: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(what, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test("[KB3] keys have no effect on the page while a dialog loads", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  const box = page.getByTestId("composer-input");
  await serve(world, page, world.newCustomer(), "在吗");
  const bringTransfer = await holdBack(page, /\/assets\/TransferDialog-/);
  await page.reload();
  await expect(box).toBeFocused();
  await keyboard.type("你好");
  await keyboard.press("Escape");
  await keyboard.press("t");
  await expect(page.getByRole("dialog")).toHaveText("正在加载");
  // As page shortcuts these keys would end the session.
  await keyboard.type("xe");
  bringTransfer();
  await expect(page.getByTestId("transfer-find")).toBeFocused();
  await keyboard.type("xu");
  await expect(page.getByTestId("transfer-find")).toHaveValue("xu");
  await keyboard.press("Escape");
  await expect(page.getByTestId("end-dialog")).toBeHidden();
  await expect(box).toHaveValue("你好");
});
