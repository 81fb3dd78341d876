import { end, expectSent, pickUp, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test, xuRan } from "./world.ts";

const minute = 60_000;
const hour = 60 * minute;

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

test("[SE6] a customer of an inactive session waits again and the row names the last agent", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  const colleague = await consoleOf(xuRan);
  await serve(world, page, customer);
  await reply(page, "请稍等");
  await expectSent(tileOf(page, "out", "请稍等"));
  world.clock.advance(30 * minute);
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "inactive");
  await world.simulator.pushText(appId, customer, "我又来了");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  await showTab(colleague, "waiting");
  await expect(rowOf(colleague, customer)).toContainText(`上次 ${linZhixia.name}`);
  await pickUp(colleague, customer);
  await expect(tileOf(colleague, "in", "我又来了")).toBeVisible();
  await reply(colleague, "我来接着为您办");
  await expectSent(tileOf(colleague, "out", "我来接着为您办"));
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "not_owner");
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

test("[SE7] [FD4] an ended session shows as ended at once without loading older messages", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const sessionId = await rowOf(page, customer).getAttribute("data-row");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(`/api/sessions/${sessionId}`)) asked.push(request.method());
  });
  const held = Promise.withResolvers<void>();
  await page.route(`**/api/sessions/${sessionId}/end`, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByTestId("end-session").click();
  await page.getByTestId("end-confirm").click();
  const gate = page.getByTestId("gate");
  await expect(gate).toHaveAttribute("data-gate", "ended");
  await expect(rowOf(page, customer)).toHaveCount(0);
  expect(asked).toEqual([]);
  held.resolve();
  await showTab(page, "ended");
  await expect(rowOf(page, customer)).toBeVisible();
  await expect(gate).toHaveAttribute("data-gate", "ended");
});

test("[SE8] an inactive session ends after 48 hours", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "两天前的问题");
  await reply(page, "两天前的回答");
  await expectSent(tileOf(page, "out", "两天前的回答"));
  world.clock.advance(30 * minute);
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "inactive");
  world.clock.advance(48 * hour);
  // Two days without activity also end the sign-in.
  const later = await consoleOf(linZhixia);
  await showTab(later, "ended");
  await expect(rowOf(later, customer)).toHaveAttribute("data-state", "ended");
  await rowOf(later, customer).click();
  await expect(later.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await expect(tileOf(later, "in", "两天前的问题")).toBeVisible();
  expect(sendsTo(world, customer)).toHaveLength(1);
});

test("[SE3] [DI6] an unanswered customer returns to the queue and a colleague answers", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const [page, colleague] = [await consoleOf(linZhixia), await consoleOf(xuRan)];
  await serve(world, page, customer, "有人吗");
  world.clock.advance(20 * minute);
  await world.simulator.pushText(appId, customer, "还在吗");
  await expect(tileOf(page, "in", "还在吗")).toBeVisible();
  world.clock.advance(10 * minute);
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  await expect(page.getByTestId("timeline")).toContainText(`用户等待 ${linZhixia.name} 回复超时，回到待接入`);
  await showTab(colleague, "waiting");
  await expect(rowOf(colleague, customer)).toContainText("30 分");
  await pickUp(colleague, customer);
  await reply(colleague, "在的，马上为您处理");
  await expectSent(tileOf(colleague, "out", "在的，马上为您处理"));
});
