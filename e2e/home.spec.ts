import { reply, serve } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

test("[BO17] the page without a session shows own figures and the next action beside a labelled rail", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 1440, height: 900 } });
  const customer = world.newCustomer();
  await serve(world, page, customer);
  await reply(page, "在的");
  const waiting = world.newCustomer();
  await world.simulator.pushText(appId, waiting, "在吗");
  await page.goto(`/a/${world.accountId}`);
  const figures = page.getByTestId("own-day").locator("dd");
  await expect(figures.nth(0)).not.toHaveText("–");
  await expect(figures.nth(1)).not.toHaveText(/^[–0]$/);
  const rail = page.getByRole("navigation", { name: "主导航" });
  await expect(rail.getByText("设置", { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(rail.getByText("设置", { exact: true })).toBeHidden();
  await expect(page.getByTestId("next-action")).toHaveText(/接入下一位/);
  await page.getByTestId("next-action").click();
  await expect(page.getByTestId("composer-input")).toBeFocused();
});

test("[RA5] a toast never covers the allowance above the text box", async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  await serve(world, page, customer);
  await page.getByTestId("composer-input").fill("一\n二\n三\n四\n五\n六\n七\n八");
  await page.getByTestId("more").click();
  await page.getByRole("menuitem", { name: "复制会话链接" }).click();
  const toast = page.locator("[role=status].fixed > div").first();
  await expect(toast).toBeVisible();
  const [above, bar] = [await toast.boundingBox(), await page.getByTestId("allowance-bar").boundingBox()];
  expect(above && above.y + above.height).toBeLessThanOrEqual(bar?.y ?? 0);
});
