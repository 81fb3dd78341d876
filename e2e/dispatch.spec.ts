import type { Page } from "@playwright/test";
import { expectSent, reply, rowOf, showTab, tileOf } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

const setPickup = async (world: World, auto: boolean, capacity: number): Promise<void> => {
  const api = await apiOf(world, linZhixia);
  await api("PUT", `/api/accounts/${world.accountId}/pickup`, { auto, capacity });
};

test.afterEach(({ world }) => setPickup(world, false, 10));

const loadShown = (page: Page, load: string) =>
  expect(page.getByRole("region", { name: "我的状态" })).toContainText(load);

test("[DI1] automatic pick-up assigns customers up to the agent's capacity", async ({ world, consoleOf }) => {
  await setPickup(world, false, 2);
  const customers = [world.newCustomer(), world.newCustomer(), world.newCustomer()] as const;
  const page = await consoleOf(linZhixia);
  const colleague = await consoleOf(xuRan);
  await world.simulator.pushText(appId, customers[0], "第一位");
  await showTab(page, "waiting");
  await expect(rowOf(page, customers[0])).toBeVisible();

  await page.getByTestId("auto-switch").click();
  await expect(page.getByTestId("auto-switch")).toHaveAttribute("aria-checked", "true");
  await expect(rowOf(page, customers[0])).toBeHidden();
  await showTab(page, "active");
  await expect(rowOf(page, customers[0])).toHaveAttribute("data-state", "active");

  await world.simulator.pushText(appId, customers[1], "第二位");
  await expect(rowOf(page, customers[1])).toHaveAttribute("data-state", "active");
  await loadShown(page, "2/2");
  await world.simulator.pushText(appId, customers[2], "第三位");
  await showTab(colleague, "waiting");
  await expect(rowOf(colleague, customers[2])).toHaveAttribute("data-state", "waiting");
  await expect(rowOf(page, customers[2])).toHaveCount(0);

  await rowOf(page, customers[0]).click();
  await reply(page, "祝您用茶愉快");
  await expectSent(tileOf(page, "out", "祝您用茶愉快"));
  await page.getByTestId("end-session").click();
  await expect(rowOf(page, customers[2])).toHaveAttribute("data-state", "active");
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  await expect(rowOf(colleague, customers[2])).toHaveCount(0);
});
