import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

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
