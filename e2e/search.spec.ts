import type { Page } from "@playwright/test";
import { end, nameOf, pickUp, pressBoth, rowOf, serve, showTab, tileOf, untilShown } from "./acts.ts";
import { eachLook, expectGoodLooks, type Language, type Look } from "./screens/visual-checks.ts";
import { appId, expect, linZhixia, supervisor, test } from "./world.ts";

const box = (page: Page) => page.getByTestId("search-box");
const hits = (page: Page) => page.getByTestId("search-hit");
const chooseLanguage = (page: Page) => async (language: Language) => {
  await page.evaluate((l) => localStorage.setItem("jieru.language", l), language);
  await page.reload();
};
/** Repeats the search until the index, which lags by seconds, has the text. */
const untilFound = (page: Page, words: string, count: number) =>
  expect(async () => {
    await box(page).fill("");
    await box(page).fill(words);
    await expect(hits(page)).toHaveCount(count, { timeout: 2_000 });
  }).toPass();

test("[FI1] [FI3] [FI6] [FI8] an agent searches for a word and opens the message in its place", async ({
  world,
  consoleOf,
}) => {
  const [mine, theirs] = [world.newCustomer(), world.newCustomer()];
  const agent = await consoleOf(linZhixia);
  await world.simulator.pushText(appId, theirs, "隔壁的紫砂壶到了没有");
  await serve(world, agent, mine, "那把紫砂壶到了没有？");
  // Writes more than one page, so the first message is not loaded with the conversation.
  for (let i = 0; i < 60; i++) await world.simulator.pushText(appId, mine, `第 ${i} 句`);
  const boss = await consoleOf(supervisor);
  await serve(world, boss, theirs, "还有一句");

  await test.step("a key opens the search from anywhere, and the address holds the word", async () => {
    await agent.keyboard.press("Escape");
    await pressBoth(agent, "g", "f");
    await expect(box(agent)).toBeFocused();
    await untilFound(agent, "紫砂壶", 1);
    await expect(agent).toHaveURL(/\/search\?q=/);
    await expect(hits(agent).locator("mark")).toHaveText("紫砂壶");
    await expect(hits(agent)).toContainText(nameOf(mine));
  });

  await test.step("a supervisor finds all matches in order of time", async () => {
    await boss.goto(`/a/${world.accountId}/search?q=${encodeURIComponent("紫砂壶到了没")}`);
    await expect(hits(boss)).toHaveCount(2);
    await expect(hits(boss).first()).toContainText(nameOf(mine));
    await boss.getByTestId("filter-agent").click();
    await boss.getByRole("menuitemradio", { name: linZhixia.name }).click();
    await expect(hits(boss)).toHaveCount(1);
    await expect(boss).toHaveURL(/agent=/);
    await boss.reload();
    await expect(hits(boss)).toHaveCount(1);
  });

  await test.step("arrow keys move through the results and Enter opens the conversation", async () => {
    await box(agent).focus();
    await agent.keyboard.press("ArrowDown");
    await expect(hits(agent).first()).toBeFocused();
    await agent.keyboard.press("ArrowUp");
    await expect(box(agent)).toBeFocused();
    await agent.keyboard.press("ArrowDown");
    await agent.keyboard.press("Enter");
    await expect(agent).toHaveURL(/[?&]m=\d+/);
    await expect(tileOf(agent, "in", "那把紫砂壶到了没有？")).toBeInViewport();
    await agent.goBack();
    await expect(box(agent)).toHaveValue("紫砂壶");
    await expect(hits(agent)).toHaveCount(1);
  });

  await test.step("the console does not search while an input method composes", async () => {
    const asked: string[] = [];
    agent.on("request", (r) => void (r.url().includes("/search?") && asked.push(r.url())));
    await box(agent).fill("");
    await expect(agent).not.toHaveURL(/q=/);
    const ime = await agent.context().newCDPSession(agent);
    await ime.send("Input.imeSetComposition", { text: "zi'sha", selectionStart: 6, selectionEnd: 6 });
    await agent.keyboard.press("Enter");
    await ime.send("Input.imeSetComposition", { text: "zi'sha'hu", selectionStart: 9, selectionEnd: 9 });
    await ime.send("Input.insertText", { text: "紫砂壶" });
    await expect(hits(agent)).toHaveCount(1);
    expect(asked.every((url) => decodeURIComponent(url).includes("q=紫砂壶"))).toBe(true);
  });
});

test("[EV1] every state of the search passes the visual checks", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  await serve(world, page, customer, "SF1402887766 这单发货了吗 ".repeat(6));
  await page.goto(`/a/${world.accountId}/search`);
  await untilFound(page, "发货了吗", 1);
  const scenes = { nothing: "没有人说过", found: "发货了吗" };
  const lookAround = async (look: Look) => {
    for (const [scene, words] of Object.entries(scenes)) {
      await box(page).fill(words);
      await expect(hits(page)).toHaveCount(scene === "found" ? 1 : 0);
      if (scene === "found") await expect(page.locator("mark").first()).toHaveText(words);
      await expectGoodLooks(page, `search, ${scene}`, look);
    }
  };
  await eachLook(page, chooseLanguage(page), lookAround);
  await page.setViewportSize({ width: 390, height: 844 });
  await box(page).fill("发货了吗");
  await expect(hits(page)).toHaveCount(1);
  await expectGoodLooks(page, "search", { name: "phone", language: "en", withAxe: true });
});

test("[VW3] [VW4] a filter finds customers beyond the loaded queue, and the strip shows their number", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customers = Array.from({ length: 64 }, () => world.newCustomer());
  const [first, far, farther] = [customers[3], customers[57], customers[61]] as [string, string, string];
  for (const customer of customers) {
    if (customer === farther) await world.simulator.pushEnter(appId, customer, "深夜直播间");
    await world.simulator.pushText(appId, customer, `排队的 ${customer.slice(-4)}`);
  }
  const page = await consoleOf(linZhixia);
  const tag = (customer: string) =>
    page.evaluate(
      async ([accountId, openid]) => {
        const line = await (await fetch(`/api/accounts/${accountId}/sessions/waiting?limit=100`)).json();
        const found = line.sessions.find(
          (s: { customer: { openid: string } }) => s.customer.openid === openid,
        );
        await fetch(`/api/conversations/${found.conversationId}/tags`, {
          method: "PATCH",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ add: ["批发"] }),
        });
      },
      [world.accountId, customer],
    );
  await tag(first);
  await tag(far);
  await page.goto(`/a/${world.accountId}?tagged=${encodeURIComponent("批发")}`);
  await showTab(page, "waiting");
  await expect(page.locator("[data-row]")).toHaveCount(2);
  await expect(page.getByTestId("filter-note")).toHaveText("待接入 64 人中有 2 人");
  await expect(rowOf(page, far)).toBeVisible();

  // Beyond the loaded part the feed only says that the queue changed.
  await tag(farther);
  await expect(rowOf(page, farther)).toBeVisible();
  await expect(page.getByTestId("filter-note")).toHaveText("待接入 64 人中有 3 人");
  await pickUp(page, far);
  await showTab(page, "waiting");
  await expect(page.locator("[data-row]")).toHaveCount(2);
  await expect(page.getByTestId("filter-note")).toHaveText("待接入 63 人中有 2 人");

  await page.getByTestId("filter-clear").click();
  await page.getByTestId("list-filter").click();
  await page.getByTestId("filter-source").click();
  await page.getByRole("menuitemradio", { name: "深夜直播间" }).click();
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await expect(rowOf(page, farther)).toBeVisible();
});

test("[VW1] [VW2] [VW5] [T7] filters in the address narrow the lists at once and can be saved under a name", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [vip, other] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, other, "我是别人");
  await serve(world, page, vip, "我是老客");
  await showTab(page, "active");
  const session = page.url().split("/s/")[1] as string;

  await page.goto(`/a/${world.accountId}/s/${session}?tagged=VIP`);
  await expect(page.getByTestId("filter-strip")).toContainText("VIP");
  await showTab(page, "active");
  await expect(page.locator("[data-row]")).toHaveCount(0);
  await page.evaluate(async (id) => {
    const { session: found } = await (await fetch(`/api/sessions/${id}`)).json();
    const body = JSON.stringify({ add: ["VIP"] });
    const headers = { "content-type": "application/json" };
    await fetch(`/api/conversations/${found.conversationId}/tags`, { method: "PATCH", headers, body });
  }, session);
  await expect(rowOf(page, vip)).toBeVisible();
  await expect(page.locator("[data-row]")).toHaveCount(1);

  await page.getByTestId("list-filter").click();
  await page.getByTestId("save-view").click();
  await page.getByTestId("view-name").fill("老客");
  await page.getByTestId("view-name").press("Enter");
  await expect(page.getByTestId("saved-view")).toHaveText("老客");
  await page.keyboard.press("Escape");
  await rowOf(page, vip).click();
  await expect(page).toHaveURL(/tagged=VIP/);
  await page.getByTestId("filter-clear").click();
  await expect(page).not.toHaveURL(/tagged/);
  await expect(rowOf(page, other)).toBeVisible();

  await page.reload();
  await showTab(page, "waiting");
  await page.getByTestId("list-filter").click();
  await page.getByTestId("saved-view").click();
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await page.getByRole("button", { name: "重命名：老客" }).click();
  await page.getByTestId("view-name").fill("贵客");
  await page.getByTestId("view-name").press("Enter");
  await expect(page.getByTestId("saved-view")).toHaveText("贵客");
  await expectGoodLooks(page, "filters", { name: "zh-CN, light", language: "zh-CN", withAxe: true });
  // [VW5] Saves by keys and shows the view on the other device.
  await page.getByTestId("save-view").click();
  await page.getByTestId("view-name").fill("也是");
  await page.getByTestId("view-name").press("Enter");
  await expect(page.getByTestId("saved-view")).toHaveText(["贵客", "也是"]);
  const ordered = page.waitForResponse((r) => r.url().endsWith("/views/order"));
  const up = page.getByRole("button", { name: "上移：也是" });
  await up.press("Enter");
  await expect(page.getByTestId("saved-view")).toHaveText(["也是", "贵客"]);
  await expect(up).toBeFocused();
  await ordered;
  const laptop = await consoleOf(linZhixia);
  await laptop.getByTestId("list-filter").click();
  await expect(laptop.getByTestId("saved-view")).toHaveText(["也是", "贵客"]);
  const back = laptop.waitForResponse((r) => r.url().endsWith("/views/order"));
  await laptop.getByRole("button", { name: "下移：也是" }).click();
  await expect(laptop.getByTestId("saved-view")).toHaveText(["贵客", "也是"]);
  await back;
  await page.keyboard.press("Escape");
  await page.getByTestId("list-filter").click();
  await expect(page.getByTestId("saved-view")).toHaveText(["贵客", "也是"]);
  await page.getByRole("button", { name: "删除：也是" }).click();
  await page.getByRole("button", { name: "删除：贵客" }).click();
  await expect(page.getByTestId("saved-view")).toHaveCount(0);
});

test("[EV11] [VW5] the filter panel stays open after a menu choice and saves it", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  await world.simulator.pushEnter(appId, customer, "直播间");
  await world.simulator.pushText(appId, customer, "还有货吗");
  const page = await consoleOf(linZhixia);
  await showTab(page, "waiting");
  await page.getByTestId("list-filter").click();
  await page.getByTestId("filter-source").click();
  await page.getByRole("menuitemradio", { name: "直播间" }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(page.getByTestId("filter-source")).toBeFocused();
  await expect(page.getByTestId("filter-strip")).toContainText("直播间");
  await page.getByTestId("save-view").click();
  await page.getByTestId("view-name").fill("直播");
  await page.getByTestId("view-name").press("Enter");
  await expect(page.getByTestId("saved-view")).toHaveText("直播");
  await page.getByRole("button", { name: "删除：直播" }).click();
  await expect(page.getByTestId("saved-view")).toHaveCount(0);
});

test("[VW6] [VW3] a filter covers all agents' ended sessions, and a newly ended one appears", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const agent = await consoleOf(linZhixia);
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const finish = async (customer: string) => {
    await world.simulator.pushEnter(appId, customer, "售后卡片");
    await world.simulator.pushText(appId, customer, "谢谢，没事了");
    await showTab(agent, "waiting");
    // A customer who only entered expects no answer, so ending asks nothing.
    await expect(rowOf(agent, customer)).toContainText("谢谢，没事了");
    await pickUp(agent, customer);
    await end(agent);
  };
  await finish(first);
  const boss = await consoleOf(supervisor);
  const asked: string[] = [];
  boss.on("request", (r) => void (r.url().includes("/sessions/ended") && asked.push(r.url())));
  await boss.goto(`/a/${world.accountId}?owner=all&source=${encodeURIComponent("售后卡片")}`);
  await showTab(boss, "ended");
  await expect(rowOf(boss, first)).toBeVisible();
  await finish(second);
  await expect(rowOf(boss, second)).toBeVisible();
  await expect(boss.getByTestId("filter-note")).toHaveCount(0);
  expect(asked).not.toEqual([]);
  expect(asked.filter((url) => !url.includes("owner=all"))).toEqual([]);

  const next = { before: Date.UTC(2026, 3, 1, 4), beforeId: "01unknown" };
  await boss.route("**/sessions/ended?**", (route) =>
    route.request().url().includes("before=")
      ? undefined
      : route.fulfill({ json: { sessions: [], more: true, next } }),
  );
  await boss.getByTestId("list-filter").click();
  await boss.getByTestId("filter-owner").click();
  await boss.getByRole("menuitemradio", { name: linZhixia.name }).click();
  await boss.keyboard.press("Escape");
  await expect(boss.getByTestId("filter-note")).toHaveText("已查找至 2026-04-01，正在查找更早的…");
  await expectGoodLooks(boss, "ended, looked through", {
    name: "zh-CN, light",
    language: "zh-CN",
    withAxe: true,
  });
});

async function answerMany(page: Page, count: number): Promise<void> {
  const session = await page.evaluate(async () => {
    const accountId = location.pathname.split("/")[2];
    const { sessions } = await (await fetch(`/api/accounts/${accountId}/snapshot`)).json();
    return sessions[0];
  });
  const messages = Array.from({ length: count }, (_, i) => ({
    id: `01900000-0000-7000-8000-${String(i).padStart(12, "0")}`,
    conversationId: session.conversationId,
    seq: session.lastSeq,
    at: session.openedAt - i * 60_000,
    direction: "in",
    type: "text",
    agentId: null,
    excerpt: { text: `建盏 ${i}`, before: false, after: false },
    customer: session.customer,
    session: { id: session.id, state: session.state, ownerId: session.ownerId },
  }));
  const nothing = { by: "typed", customers: [], next: null, lookedBackTo: null, behind: 0 };
  await page.route(/\/api\/.*\/search\?/, (route) =>
    route.fulfill({
      json: { ...nothing, messages: route.request().url().includes("kind=messages") ? messages : [] },
    }),
  );
}

test("[FI8] Back restores the position in the results, and Tab reaches the row", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  await answerMany(page, 80);
  await page.goto(`/a/${world.accountId}/search?q=建盏&kind=messages`);
  await expect(hits(page).first()).toBeVisible();
  await page.getByTestId("search-results").evaluate((list) => list.scrollTo(0, 3_000));
  const left = hits(page).filter({ hasText: /建盏 40$/ });
  await left.focus();
  await untilShown(page);
  const placeOf = () => left.evaluate((row) => row.getBoundingClientRect().top);
  const before = await placeOf();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/s\//);
  await page.goBack();
  await expect(left).toBeInViewport();
  await expect.poll(placeOf).toBe(before);

  await box(page).focus();
  await page.getByTestId("search-results").evaluate((list) => list.scrollTo(0, 0));
  for (let stops = 0; stops < 12 && !(await left.evaluate((row) => row === document.activeElement)); stops++)
    await page.keyboard.press("Tab");
  await expect(left).toBeFocused();
  await expect(left).toBeInViewport();
});

test("[FI8] a filter chosen during typing stays selected", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await page.goto(`/a/${world.accountId}/search`);
  await box(page).fill("建盏");
  await page.getByRole("radio", { name: "备注" }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page).toHaveURL(/kind=notes/);
});
