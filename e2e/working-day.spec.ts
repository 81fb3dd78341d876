import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import {
  expectSent,
  nameOf,
  openPalette,
  placeOf,
  reply,
  rowOf,
  sendsTo,
  serve,
  showTab,
  tileOf,
  untilAtHand,
} from "./acts.ts";
import { bossOf } from "./boss.ts";
import { appId, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[KB11] [KB13] a hasty Enter does not end a session, and continuing to type keeps the focus", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const box = page.locator("#composer");
  const heading = page.getByRole("heading", { level: 1 });
  await serve(world, page, first, "在吗");
  await serve(world, page, second, "人呢");
  await expect(box).toBeFocused();
  await keyboard.press("Alt+ArrowUp");
  await expect(heading).toContainText(nameOf(first));
  await expect(box).toBeFocused();
  await keyboard.type("end");
  await expect(box).toHaveValue("end");
  await box.fill("");
  await keyboard.press("Alt+ArrowDown");
  await expect(heading).toContainText(nameOf(second));
  await page.getByTestId("edit-remark").click();
  await expect(page.getByTestId("remark-input")).toBeFocused();
  await keyboard.type("陈老板");
  await keyboard.press("Alt+ArrowUp");
  await keyboard.type("end");
  await expect(heading).toContainText(nameOf(first));
  await expect(box).toHaveValue("end");
  await box.fill("");
  await expect(page.getByRole("complementary", { name: "会话列表" })).toContainText("陈老板");

  await keyboard.press("Escape");
  await expect(rowOf(page, first)).toBeFocused();
  await keyboard.press("e");
  await expect(page.getByTestId("end-cancel")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByTestId("end-dialog")).toBeHidden();
  await expect(box).toBeVisible();
  await keyboard.press("Shift+E");
  await expect(page.getByTestId("end-cancel")).toBeFocused();
  await keyboard.type("henhao");
  await expect(page.getByTestId("end-dialog")).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(page.getByTestId("end-dialog")).toBeHidden();
  await expect(rowOf(page, first)).toHaveCount(0);
});

test("[KB8] a double click on a row picks up that customer and opens no other", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, first, "在吗");
  await world.simulator.pushText(appId, second, "有人吗");
  await showTab(page, "waiting");
  const button = placeOf(page, second).getByTestId("pick-up");
  await button.hover();
  const at = await button.boundingBox();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  const below = await rowOf(page, first).boundingBox();
  expect(below?.y).toBeLessThan(at?.y ?? 0);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.keyboard.type("好");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(nameOf(second));
  await expect(page.locator("#composer")).toHaveValue("好");
});

test("[KB12] [TR10] a disconnected agent keeps their place and error messages disappear on reconnection", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const heading = page.getByRole("heading", { level: 1 });
  const nextBar = page.getByRole("complementary", { name: "会话列表" });
  await serve(world, page, first, "在吗");
  await world.simulator.pushText(appId, second, "有人吗");
  await expect(page.getByTestId("tab-waiting")).toContainText("1");
  await page.keyboard.press("Escape");

  await page.context().setOffline(true);
  await page.keyboard.press("n");
  await expect(nextBar.getByRole("alert")).toContainText("网络连接失败");
  await expect(heading).toContainText(nameOf(first));
  await page.getByTestId("auto-switch").click();
  await expect(page.getByTestId("auto-switch").locator("..").getByRole("alert")).toContainText(
    "网络连接失败",
  );

  await page.context().setOffline(false);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await expect(page.getByText("网络连接失败")).toHaveCount(0);
  await showTab(page, "waiting");
  await expect(rowOf(page, second)).toContainText("有人吗");
});

test("[EV13] a loading indicator stands beside the agent's reply while older messages load", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, "杯子碎了");
  await expect(page.getByTestId("tab-waiting")).toContainText("1");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/messages(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("n");
  await expect(page.locator("#composer")).toBeFocused();
  await page.keyboard.type("您好");
  await page.keyboard.press("Enter");
  await expect.poll(() => sendsTo(world, customer).map((s) => s.content)).toEqual(["您好"]);
  await expect(tileOf(page, "out", "您好")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "正在加载" })).toBeVisible();
  letThrough();
  await expectSent(tileOf(page, "out", "您好"));
  await expect(tileOf(page, "in", "杯子碎了")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "正在加载" })).toHaveCount(0);
});

test("[EV2] the unread count stands beside the button of a row", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const [page, boss] = [await consoleOf(linZhixia), await bossOf(world)];
  await boss.set({ keepUnanswered: true });
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  await page.goto(`/a/${world.accountId}`);
  await world.simulator.pushText(appId, customer, "人呢");
  await showTab(page, "active");
  await expect(rowOf(page, customer)).toHaveAttribute("data-unread", /[12]/);
  world.clock.advance(31 * 60_000);
  await showTab(page, "inactive");
  const badge = rowOf(page, customer).locator("span.rounded-full");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const [number, button] = [await badge.boundingBox(), await page.getByTestId("reactivate").boundingBox()];
    expect(number && button && number.x + number.width <= button.x).toBe(true);
  }
  await boss.set({ keepUnanswered: false });
});

test("[EV2] [SE6] the row of a waiting customer fits the last agent's name in every language", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 1366, height: 768 } });
  const customer = world.newCustomer();
  await serve(world, page, customer);
  const { api } = await bossOf(world);
  const sessionId = /\/s\/([^/?#]+)/.exec(page.url())?.[1];
  await api("POST", `/api/sessions/${sessionId}/transfer`, { toLine: true });
  for (const language of ["en", "zh-CN", "zh-TW"]) {
    await page.evaluate((l) => localStorage.setItem("jieru.language", l), language);
    await page.goto(`/a/${world.accountId}`);
    await showTab(page, "waiting");
    const last = rowOf(page, customer).locator("span.truncate").filter({ hasText: linZhixia.name });
    await expect(last).toBeVisible();
    expect([language, await last.evaluate((e) => e.scrollWidth - e.clientWidth)]).toEqual([language, 0]);
  }
});

test("[TR9] [RM8] [WU2] other pages and dialogs open while disconnected, and an unloaded one changes nothing", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const heading = page.getByRole("heading", { level: 1 });
  const customer = world.newCustomer();
  const { api, account } = await bossOf(world);
  const added = await api("POST", `${account}/topics`, { name: customer.slice(-9) });
  const { topics } = (await added.json()) as TopicsAnswer;
  await page.route(/\/assets\/TransferDialog-/, (route) => route.abort());
  const atHand = untilAtHand(page);
  await page.reload();
  await serve(world, page, customer, "在吗");
  await atHand;
  await page.context().setOffline(true);
  await page.keyboard.press("Escape");
  for (const times of ["一", "二"]) {
    await page.keyboard.press("t");
    await expect(page.getByText("此部分未能加载")).toBeVisible();
    await page.keyboard.type(times);
    await page.keyboard.press("Escape");
    await expect(page.getByText("此部分未能加载")).toHaveCount(0);
  }
  await page.keyboard.press("l");
  await expect(page.getByTestId("reminder-text")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await expect(page.getByTestId("wrap-up-find")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("composer-input")).toHaveValue("");
  await expect(heading).toContainText(nameOf(customer));
  await openPalette(page);
  await expect(page.getByTestId("palette-input")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.locator("#search-box")).toBeFocused();
  await page.getByRole("link", { name: "设置" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "通知" })).toBeVisible();
  await page.getByTestId("section-dispatch").click();
  await expect(page.getByRole("main")).toContainText("此部分未能加载");
  await page.unroute(/\/assets\/TransferDialog-/);
  const loaded = page.waitForEvent("load");
  await page.context().setOffline(false);
  await loaded;
  await expect(page.getByText("无消息多久转为待激活").first()).toBeVisible();
  await api("PATCH", `${account}/topics/${topics.at(-1)?.id}`, { retired: true });
});

test("[TR9] the console survives a disconnect before prefetching and names what is unavailable", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(supervisor);
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  // Simulates a connection that is lost right after the first screen.
  await page.route(/\/assets\/(fetch-ahead|ConversationPane)-/, (route) => route.abort());
  await page.goto(`/a/${world.accountId}`);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await page.context().setOffline(true);
  const main = page.getByRole("main");
  for (const name of ["设置", "搜索"]) {
    await page.getByRole("link", { name }).click();
    await expect(main).toContainText("此部分未能加载");
  }
  await page.getByRole("link", { name: "会话" }).click();
  await showTab(page, "active");
  await rowOf(page, customer).click();
  await expect(main).toContainText("此部分未能加载");
  await page.getByTestId("list-filter").click();
  await expect(page.getByRole("dialog", { name: "筛选与视图" })).toContainText("此部分未能加载");
  await expect(rowOf(page, customer)).toBeVisible();
  await page.unrouteAll();
  const loaded = page.waitForEvent("load");
  await page.context().setOffline(false);
  await loaded;
  await expect(page.getByTestId("timeline")).toContainText("在吗");
});

test("[EV11] Esc closes a popover and a key right after it acts on the page", async ({ consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await page.getByTestId("list-filter").click();
  await expect(page.getByRole("switch", { name: "仅未读" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.locator("#search-box")).toBeFocused();
});

test("[KB17] a second hasty Enter does not take back a transferred session", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const colleague = await consoleOf(xuRan);
  const page = await consoleOf(supervisor);
  const { keyboard } = page;
  const customer = world.newCustomer();
  await serve(world, page, customer, "要开发票");
  await keyboard.press("Escape");
  await keyboard.press("t");
  await expect(page.getByTestId("transfer-find")).toBeFocused();
  await keyboard.type("xr");
  await keyboard.press("Enter");
  const gate = page.getByTestId("gate");
  await expect(gate).toContainText(`由 ${xuRan.name} 接待`);
  await expect(gate).toBeFocused();
  await keyboard.press("Enter");
  await showTab(colleague, "active");
  await rowOf(colleague, customer).click();
  await reply(colleague, "发票马上开");
  await expectSent(tileOf(colleague, "out", "发票马上开"));
  await expect(gate).toContainText(`由 ${xuRan.name} 接待`);
  await page.reload();
  await expect(gate).toBeFocused();
  await page.getByTestId("take-over").click();
  await expect(page.getByTestId("composer-input")).toBeFocused();
});
