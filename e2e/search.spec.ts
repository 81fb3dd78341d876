import type { Page } from "@playwright/test";
import { nameOf, pressBoth, rowOf, serve, showTab, tileOf, untilShown } from "./acts.ts";
import { expectGoodLooks } from "./screens/visual-checks.ts";
import { appId, expect, linZhixia, supervisor, test } from "./world.ts";

const box = (page: Page) => page.getByTestId("search-box");
const hits = (page: Page) => page.getByTestId("search-hit");
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
    const requests: string[] = [];
    agent.on("request", (r) => void (r.url().includes("/search?") && requests.push(r.url())));
    await box(agent).fill("");
    await expect(agent).not.toHaveURL(/q=/);
    const ime = await agent.context().newCDPSession(agent);
    await ime.send("Input.imeSetComposition", { text: "zi'sha", selectionStart: 6, selectionEnd: 6 });
    await agent.keyboard.press("Enter");
    await ime.send("Input.imeSetComposition", { text: "zi'sha'hu", selectionStart: 9, selectionEnd: 9 });
    await ime.send("Input.insertText", { text: "紫砂壶" });
    await expect(hits(agent)).toHaveCount(1);
    expect(requests.every((url) => decodeURIComponent(url).includes("q=紫砂壶"))).toBe(true);
  });
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
