import { end, goTo, nameOf, pickUp, reply, rowOf, serve, showTab, tileOf, tiles } from "./acts.ts";
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
  await dialog.getByTestId("transfer-note").fill("熟客，要补发");
  await dialog.getByTestId("transfer-confirm").click();

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

test("[FD6] a new owner sees messages sent between an earlier visit and the transfer", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [boss, owner] = [await consoleOf(supervisor), await consoleOf(xuRan)];
  await serve(world, owner, customer, "先看到的");
  const sessionId = (await rowOf(owner, customer).getAttribute("data-row")) ?? "";
  await boss.goto(`/a/${world.accountId}/s/${sessionId}`);
  await expect(tileOf(boss, "in", "先看到的")).toBeVisible();
  await goTo(boss, "board");
  await expect(tileOf(boss, "in", "先看到的")).toBeHidden();
  await world.simulator.pushText(appId, customer, "没在看的时候说的");
  await expect(tileOf(owner, "in", "没在看的时候说的")).toBeVisible();
  await owner.keyboard.press("Escape");
  await owner.keyboard.press("t");
  await owner.getByTestId("transfer-find").fill(supervisor.name);
  await owner.keyboard.press("Enter");
  await goTo(boss, "sessions");
  await rowOf(boss, customer).click();
  for (const said of ["先看到的", "没在看的时候说的"]) await expect(tileOf(boss, "in", said)).toBeVisible();
});

test("[AG7] one audit record covers all reads of an opened conversation", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [boss, owner] = [await consoleOf(supervisor), await consoleOf(xuRan)];
  await serve(world, owner, customer, "谁来看过");
  const row = rowOf(owner, customer);
  const [sessionId, conversationId] = [
    await row.getAttribute("data-row"),
    await row.getAttribute("data-conversation"),
  ];
  const api = await apiOf(world, admin);
  const records = async () => {
    const answer = await api("GET", `/api/accounts/${world.accountId}/audit?kind=reading`);
    const { records } = (await answer.json()) as { records: { what: string; conversationId: string }[] };
    // The owner's console may have opened the session while it waited, which is also recorded (AU6).
    return records.filter((r) => r.what === "read_conversation" && r.conversationId === conversationId)
      .length;
  };
  const openings = new Map<string, string[]>();
  boss.on("response", (response) => {
    const { pathname, searchParams } = new URL(response.url());
    const opening = searchParams.get("opening");
    if (opening) openings.set(opening, [...(openings.get(opening) ?? []), pathname]);
  });
  const answers = (what: string) =>
    Array.from(openings.values(), (paths) => paths.filter((p) => p.endsWith(what)).length);
  await boss.goto(`/a/${world.accountId}/s/${sessionId}`);
  // The page reads the messages twice: at opening and when watching starts.
  for (const part of ["/sessions", "/attributes"])
    await expect.poll(() => answers(part)[0] ?? 0).toBeGreaterThan(0);
  await expect.poll(() => answers("/messages")).toEqual([2]);
  expect(await records()).toBe(1);
  await boss.context().setOffline(true);
  await expect(boss.getByTestId("sync-state")).not.toHaveAttribute("data-state", "live");
  await boss.context().setOffline(false);
  await expect.poll(() => answers("/messages")).toEqual([3]);
  expect(await records()).toBe(1);
  await goTo(boss, "board");
  await expect(tileOf(boss, "in", "谁来看过")).toBeHidden();
  await boss.goBack();
  await expect.poll(() => answers("/messages")).toEqual([3, 1]);
  expect(await records()).toBe(2);
});

test("[AG7] a transferred session shows the state at transfer without countdown or current owner", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [from, to, boss] = [await consoleOf(linZhixia), await consoleOf(xuRan), await consoleOf(supervisor)];
  await serve(world, from, customer, "杯子什么时候到");
  await expect(from.getByTestId("allowance-left")).toBeVisible();
  await from.getByTestId("transfer").click();
  const dialog = from.getByTestId("transfer-dialog");
  await dialog.locator("label").filter({ hasText: xuRan.name }).click();
  await dialog.getByTestId("transfer-confirm").click();
  await showTab(to, "active");
  const sessionId = (await rowOf(to, customer).getAttribute("data-row")) ?? "";
  await boss.goto(`/a/${world.accountId}/s/${sessionId}`);
  await boss.getByTestId("take-over").click();
  await expect(boss.getByTestId("composer-input")).toBeVisible();

  await expect(from.getByTestId("gate")).toContainText(`已由 ${xuRan.name} 接待`);
  const header = from.getByTestId("conversation").locator("header").first();
  await expect(header.getByRole("heading")).toHaveText(nameOf(customer));
  await expect(header).not.toContainText(/进行中|接待|转待激活|正在查看/);
  await expect(from.getByTestId("customer-panel")).toBeVisible();
  await expect(from.getByTestId("allowance-left")).toHaveCount(0);
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

test("[SE6] the row of a returning customer shows the full name of the last agent", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia, { viewport: { width: 1366, height: 768 } });
  await serve(world, page, customer);
  await end(page);
  await world.simulator.pushText(appId, customer, "还有一件事");
  await showTab(page, "waiting");
  const last = rowOf(page, customer).getByText(`上次 ${linZhixia.name}`);
  await expect(last).toBeVisible();
  expect(await last.evaluate((words) => words.scrollWidth - words.clientWidth), "cut off").toBe(0);
});

test("[DI6] [AG11] the next owner sees the note of a session returned to the queue", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [from, next] = [await consoleOf(linZhixia), await consoleOf(xuRan)];
  await serve(world, from, customer, "想问发票");
  await from.keyboard.press("Escape");
  await from.keyboard.press("t");
  const dialog = from.getByTestId("transfer-dialog");
  await dialog
    .locator("label")
    .filter({ has: from.getByTestId("transfer-to-line") })
    .click();
  const note = dialog.getByTestId("transfer-note");
  const heightOf = async () => (await note.boundingBox())?.height;
  const high = (await heightOf()) ?? 0;
  await note.fill(`发票的事找财务组。${"抬头和税号都已经核对过，客户要纸质的。".repeat(5)}`);
  await expect.poll(heightOf).toBeGreaterThan(2 * high);
  expect(await note.evaluate((box) => box.scrollHeight - box.clientHeight), "seen whole").toBe(0);
  await note.press("Enter");
  await showTab(next, "waiting");
  await rowOf(next, customer).click();
  await expect(tileOf(next, "in", "想问发票")).toBeVisible();
  await expect(next.getByTestId("withheld")).toBeVisible();
  await expect(next.getByTestId("timeline")).not.toContainText("发票的事找财务组");
  await pickUp(next, customer);
  await expect(next.getByTestId("timeline")).toContainText("发票的事找财务组");
});

test("[AG5] [SE15] a supervisor assigns a waiting session from its conversation, and a completed pick-up wins", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const [agent, boss] = [await consoleOf(linZhixia), await consoleOf(supervisor)];
  for (const customer of [first, second]) await world.simulator.pushText(appId, customer, "在吗");
  await showTab(boss, "waiting");
  await rowOf(boss, first).click();
  await expect(tileOf(boss, "in", "在吗")).toBeVisible();
  await boss.keyboard.press("Escape");
  await boss.keyboard.press("t");
  const dialog = boss.getByTestId("transfer-dialog");
  await expect(dialog.getByTestId("transfer-to-line")).toHaveCount(0);
  await expect(dialog.getByTestId("transfer-note")).toHaveCount(0);
  await dialog.locator("label").filter({ hasText: linZhixia.name }).click();
  await dialog.getByTestId("transfer-confirm").click();
  await showTab(agent, "active");
  await expect(rowOf(agent, first)).toBeVisible();
  await expect(boss.getByTestId("transfer")).toHaveText(/转接/);

  await showTab(boss, "waiting");
  await rowOf(boss, second).click();
  await boss.getByTestId("transfer").click();
  await dialog.locator("label").filter({ hasText: supervisor.name }).click();
  await pickUp(agent, second);
  await expect(boss.getByTestId("gate")).toContainText(linZhixia.name);
  await expect(dialog.getByTestId("blocked-note")).toContainText(linZhixia.name);
  await expect(dialog.getByTestId("transfer-confirm")).toHaveAttribute("aria-disabled", "true");
  await boss.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await showTab(agent, "active");
  await expect(rowOf(agent, second)).toBeVisible();
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

test("[DI7] a session transferred with a note is marked on every console until its owner opens it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const from = await consoleOf(linZhixia);
  await serve(world, from, customer);
  await reply(from, "我请同事跟进");
  await from.getByTestId("transfer").first().click();
  const dialog = from.getByTestId("transfer-dialog");
  await dialog.locator("label").filter({ hasText: xuRan.name }).click();
  await dialog.getByTestId("transfer-note").fill("要补发");
  await dialog.getByTestId("transfer-confirm").click();
  await expect(from.getByTestId("gate")).toContainText(`已由 ${xuRan.name} 接待`);

  const [to, other] = [await consoleOf(xuRan), await consoleOf(xuRan)];
  const handed = /\[附言\]/;
  for (const page of [to, other]) {
    await showTab(page, "active");
    await expect(rowOf(page, customer)).toContainText(handed);
  }
  await rowOf(to, customer).click();
  await expect(to.getByTestId("timeline")).toContainText("要补发");
  for (const page of [to, other]) await expect(rowOf(page, customer)).not.toContainText(handed);
});
