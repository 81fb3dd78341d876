import type { Page } from "@playwright/test";
import { expectSent, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, expect, linZhixia, supervisor, test, type World, xuRan } from "./world.ts";

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

test("[AG2] an away agent keeps open sessions and receives no new ones", async ({ world, consoleOf }) => {
  const [kept, later] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await page.getByTestId("auto-switch").click();
  await world.simulator.pushText(appId, kept, "您好");
  await expect(rowOf(page, kept)).toHaveAttribute("data-state", "active");
  await page.getByTestId("status-switch").click();
  // Waits for the server: until then automatic pick-up still assigns customers.
  const heard = page.waitForResponse("**/api/accounts/*/status");
  await page.getByTestId("status-away").click();
  await expect(page.getByTestId("status-switch")).toHaveAttribute("data-status", "away");
  await heard;
  await world.simulator.pushText(appId, later, "有人吗");
  await showTab(page, "waiting");
  await expect(rowOf(page, later)).toHaveAttribute("data-state", "waiting");
  await showTab(page, "active");
  await rowOf(page, kept).click();
  await reply(page, "我还在");
  await expect.poll(() => sendsTo(world, kept).length).toBe(1);
  await page.getByTestId("status-switch").click();
  await page.getByTestId("status-online").click();
  await expect(rowOf(page, later)).toHaveAttribute("data-state", "active");
});

test("[AG7] [AG5] the former owner's console drops the content when a supervisor takes over", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "只给负责的人看的话");
  await expect(tileOf(page, "in", "只给负责的人看的话")).toBeVisible();
  await page.getByTestId("composer-input").fill("没写完");
  const row = rowOf(page, customer);
  const sessionId = (await row.getAttribute("data-row")) ?? "";
  const conversationId = (await row.getAttribute("data-conversation")) ?? "";

  const boss = await consoleOf(supervisor);
  await boss.goto(`/a/${world.accountId}/s/${sessionId}`);
  await expect(boss.getByTestId("gate")).toHaveAttribute("data-gate", "watching");
  await expect(tileOf(boss, "in", "只给负责的人看的话")).toBeVisible();
  await expect(page.getByTestId("lookers")).toContainText(supervisor.name);
  await boss.getByTestId("take-over").click();
  await expect(boss.getByTestId("composer-input")).toBeVisible();

  const gate = page.getByTestId("gate");
  await expect(gate).toHaveAttribute("data-gate", "not_owner");
  await expect(gate).toContainText(`已由 ${supervisor.name} 接待`);
  await expect(gate).toContainText("草稿已保留：没写完");
  await expect(page.getByText("只给负责的人看的话")).toHaveCount(0);
  await expect(rowOf(page, customer)).toHaveCount(0);
  await world.simulator.pushText(appId, customer, "之后说的也不给看");
  await expect(tileOf(boss, "in", "之后说的也不给看")).toBeVisible();
  const held = await page.request.get(`/api/conversations/${conversationId}/messages`);
  expect(held.status()).toBe(403);
  await expect(page.getByText("之后说的也不给看")).toHaveCount(0);
});

test("[AG7] an open waiting conversation closes when a colleague picks it up", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, "先看看再接");
  const page = await consoleOf(linZhixia);
  await showTab(page, "waiting");
  await rowOf(page, customer).click();
  await expect(tileOf(page, "in", "先看看再接")).toBeVisible();
  const colleague = await consoleOf(xuRan);
  await colleague.getByTestId("pick-up-next").click();
  await expect(colleague.getByTestId("composer-input")).toBeVisible();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "not_owner");
  await expect(page.getByTestId("gate")).toContainText(xuRan.name);
  await expect(page.getByText("先看看再接")).toHaveCount(0);
});
