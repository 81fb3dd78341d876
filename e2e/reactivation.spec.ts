import { end, expectSent, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

const minute = 60_000;

test("[SE3] [SE5] a session turns inactive after half an hour of silence and its owner reactivates it", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await reply(page, "稍等，我去库房看看");
  await expectSent(tileOf(page, "out", "稍等，我去库房看看"));
  await page.getByTestId("composer-input").fill("写了一半的话");

  world.clock.advance(30 * minute);
  const gate = page.getByTestId("gate");
  await expect(gate).toHaveAttribute("data-gate", "inactive");
  await expect(gate).toContainText("还剩 2 条");
  await expect(gate).toContainText("草稿已保留：写了一半的话");
  await expect(page.getByTestId("status-switch")).toHaveAttribute("data-status", "online");
  await showTab(page, "inactive");
  await expect(rowOf(page, customer)).toHaveAttribute("data-state", "inactive");

  await gate.getByTestId("reactivate").click();
  await expect(page.getByTestId("composer-input")).toHaveValue("写了一半的话");
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  await expect(rowOf(page, customer)).toHaveAttribute("data-state", "active");
  await page.getByTestId("composer-input").press("Enter");
  await expectSent(tileOf(page, "out", "写了一半的话"));
});

test("[SE7] a customer's message after the end opens a new session in the same conversation", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "头一回来");
  await end(page);
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await world.simulator.pushText(appId, customer, "第二回来");
  await page.getByTestId("go-on").click();
  await page.getByTestId("pick-up-here").click();
  await expect(tileOf(page, "in", "头一回来")).toBeVisible();
  await expect(tileOf(page, "in", "第二回来")).toBeVisible();
  await expect(page.getByTestId("composer-input")).toBeVisible();
});
