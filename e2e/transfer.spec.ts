import { end, nameOf, pickUp, rowOf, serve, showTab, tileOf, tiles } from "./acts.ts";
import { png } from "./pictures.ts";
import { listClippedWords } from "./screens/clipping.ts";
import { windows } from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, appId, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[AG7] [DI5] the former owner's console drops transferred content; the new owner sees note and history", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const [from, to, boss] = [await consoleOf(linZhixia), await consoleOf(xuRan), await consoleOf(supervisor)];
  await serve(world, from, customer, "我的订单号 8812");
  await expect(tileOf(from, "in", "我的订单号 8812")).toBeVisible();
  await from.keyboard.press("Escape");
  await from.keyboard.press("t");
  const dialog = from.getByTestId("transfer-dialog");
  await dialog.locator("label").filter({ hasText: xuRan.name }).click();
  const note = dialog.getByTestId("transfer-note");
  const heightOf = async () => (await note.boundingBox())?.height;
  const low = (await heightOf()) ?? 0;
  await note.fill(`熟客，要补发。${"抬头和税号都已经核对过，客户要纸质的。".repeat(5)}`);
  await expect.poll(heightOf).toBeGreaterThan(2 * low);
  expect(await note.evaluate((box) => box.scrollHeight - box.clientHeight), "seen whole").toBe(0);
  await note.press("Enter");

  await expect(from.getByText("我的订单号 8812")).toHaveCount(0);
  await expect(rowOf(from, customer)).toHaveCount(0);
  await expect(from.getByTestId("gate")).toContainText(`已由 ${xuRan.name} 接待`);

  await showTab(to, "active");
  await rowOf(to, customer).click();
  await expect(tileOf(to, "in", "我的订单号 8812")).toBeVisible();
  await expect(to.getByTestId("timeline")).toContainText("熟客，要补发");

  const sessionId = (await rowOf(to, customer).getAttribute("data-row")) ?? "";
  await boss.goto(`/a/${world.accountId}/s/${sessionId}`);
  await world.simulator.pushText(appId, customer, "只有新客服该看到");
  for (const page of [to, boss]) await expect(tileOf(page, "in", "只有新客服该看到")).toBeVisible();
  await expect(from.getByText("只有新客服该看到")).toHaveCount(0);

  // The former owner learns of no later owner.
  await boss.getByTestId("take-over").click();
  await expect(boss.getByTestId("composer-input")).toBeVisible();
  await expect(from.getByTestId("gate")).toContainText(`已由 ${xuRan.name} 接待`);
  const header = from.getByTestId("conversation").locator("header").first();
  await expect(header.getByRole("heading")).toHaveText(nameOf(customer));
  await expect(header).not.toContainText(/进行中|接待|转待激活|正在查看/);
  await expect(from.getByTestId("customer-panel")).toBeVisible();
  await expect(from.getByTestId("allowance-left")).toHaveCount(0);
});

test("[AG7] a transfer closes the open image and link dialogs of the former owner", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  const api = await apiOf(world, supervisor);
  const takenOver = async () => {
    const sessionId = (await rowOf(page, customer).getAttribute("data-row")) ?? "";
    expect((await api("POST", `/api/sessions/${sessionId}/take-over`, {})).ok).toBe(true);
    await expect(page.getByTestId("gate")).toContainText(supervisor.name);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect((await api("POST", `/api/sessions/${sessionId}/end`, {})).ok).toBe(true);
  };
  await serve(world, page, customer);
  await world.simulator.pushImage(appId, customer, png(320, 200));
  await tiles(page, "in").and(page.locator("[data-type=image]")).getByRole("button").click();
  await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
  await takenOver();

  await serve(world, page, customer, "https://example.com/order");
  await tileOf(page, "in", "https://example.com/order").getByText("example.com").click();
  await expect(page.getByTestId("link-dialog")).toBeVisible();
  await takenOver();
});

test("[AG7] an ended session hides its content while a colleague serves the customer's next session", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [first, second] = [await consoleOf(linZhixia), await consoleOf(xuRan)];
  await serve(world, first, customer, "第一次来问的");
  await end(first);
  await world.simulator.pushText(appId, customer, "第二次来问的");
  const gate = first.getByTestId("gate");
  await expect(gate).toContainText("用户已开始新的会话。");
  await expect(tileOf(first, "in", "第二次来问的")).toBeVisible();
  await pickUp(second, customer);

  await expect(gate).toContainText("用户再次来访后由其他客服接待，会话内容不再显示。");
  const conversation = first.getByTestId("conversation");
  const panel = first.getByTestId("customer-panel");
  await expect(first.getByText("第一次来问的")).toHaveCount(0);
  await expect(gate.getByTestId("write-note")).toHaveCount(0);
  await expect(conversation.getByText("加载失败")).toHaveCount(0);
  await expect(panel.getByText("加载失败")).toHaveCount(0);
  await expect(panel.getByText("添加备注名")).toHaveCount(0);
  await showTab(first, "ended");
  const row = first.locator("[data-row][aria-current=page]");
  await expect(row).toContainText("内容不再显示");

  await second.getByTestId("transfer").click();
  const dialog = second.getByTestId("transfer-dialog");
  await dialog.locator("label").filter({ hasText: linZhixia.name }).click();
  await dialog.getByTestId("transfer-confirm").click();
  await expect(tileOf(first, "in", "第一次来问的")).toBeVisible();
  await expect(row).not.toContainText("内容不再显示");
  await expect(gate).toContainText("用户已开始新的会话。");
  await expect(gate.getByTestId("write-note")).toBeVisible();
});

test("[GR1] [RD13] a customer who enters by the button gets one greeting from the one reply allowed", async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, admin);
  const settings = `/api/accounts/${world.accountId}/settings`;
  expect((await api("PATCH", settings, { greeting: "您好，请问想看哪一款？" })).ok).toBe(true);
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await world.simulator.pushEnter(appId, customer, "商品详情");
  await expect
    .poll(() => world.simulator.ledger.listSends({ openid: customer }).map((s) => s.content))
    .toEqual(["您好，请问想看哪一款？"]);
  await world.simulator.pushEnter(appId, customer, "商品详情");
  await showTab(page, "waiting");
  await rowOf(page, customer).click();
  await expect(tileOf(page, "out", "您好，请问想看哪一款？")).toHaveAttribute("data-delivery", "sent");
  await world.simulator.pushText(appId, customer, "白瓷的那只");
  await expect(tileOf(page, "in", "白瓷的那只")).toBeVisible();
  expect(world.simulator.ledger.listSends({ openid: customer })).toHaveLength(1);
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.reload();
  for (const { viewport } of Object.values(windows)) {
    await page.setViewportSize(viewport);
    await expect(page.locator("[data-speaker]")).toHaveText(/^auto-reply$/i);
    expect(await listClippedWords(page)).toEqual([]);
  }
  await api("PATCH", settings, { greeting: null });
});
