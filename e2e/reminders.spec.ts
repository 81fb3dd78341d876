import type { Page } from "@playwright/test";
import { expectSent, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

const minute = 60_000;

const untilSet = async (page: Page): Promise<void> =>
  expect((await page.waitForResponse("**/reminder")).status()).toBe(200);

test("[RM8] [RM9] an agent sets a reminder by mouse, receives it for an inactive session and completes it", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("more").click();
  await page.getByTestId("menu-remind").click();
  await page.getByTestId("reminder-text").fill("发货单号");
  await page.getByText("2 小时后").click();
  const set = untilSet(page);
  await page.getByTestId("reminder-set").click();
  const bar = page.getByTestId("reminder-bar");
  await expect(bar).toContainText("提醒：发货单号");
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toBeVisible();
  await set;

  await reply(page, "我帮您查");
  await expectSent(tileOf(page, "out", "我帮您查"));
  world.clock.advance(121 * minute);
  await expect(bar).toHaveAttribute("data-due", "true");
  await expect(bar).toContainText("跟进到期：发货单号");
  const tab = page.getByTestId("tab-inactive");
  await expect(tab.getByRole("img", { name: "有跟进到期" })).toBeVisible();
  await showTab(page, "inactive");
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toHaveText("跟进到期");

  await page.getByTestId("reminder-done").click();
  await expect(bar).toHaveCount(0);
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toHaveCount(0);
  await expect(tab.getByRole("img")).toHaveCount(0);
});
