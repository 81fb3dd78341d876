import { readFile } from "node:fs/promises";
import type { Report } from "@jieru/shared/protocol/reports";
import type { Page } from "@playwright/test";
import { end, expectSent, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { openBoard } from "./board.ts";
import { expectAccessible, windows } from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

async function reportOf(world: World): Promise<Report> {
  const api = await apiOf(world, supervisor);
  return (await (await api("GET", `/api/accounts/${world.accountId}/reports`)).json()) as Report;
}
const counted = ({ days, agents }: Report) => {
  const { opened = 0, messages = 0, replies = 0, pickedUp = 0, outcomes } = days.at(-1) ?? {};
  const answered = outcomes?.answered ?? 0;
  return { opened, messages, replies, pickedUp, answered, ofLin: agents.find(isLin)?.replies ?? 0 };
};
const isLin = ({ name }: { name: string }) => name === linZhixia.name;

/** Downloads and parses the export: one map from heading to cell for each row. */
async function exported(page: Page, rows: "days" | "agents"): Promise<Map<string, string>[]> {
  await page.getByTestId("export").click();
  const download = page.waitForEvent("download");
  await page.getByTestId(`export-${rows}`).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^jieru-${rows}-.*\\.csv$`));
  const text = await readFile(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const [heads = [], ...lines] = text
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return lines.map((line) => new Map(heads.map((head, at) => [head, line[at] ?? ""])));
}

test("[RP1] [RP7] the page and the exported file report the work done", async ({ world, consoleOf }) => {
  const [boss, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  const before = counted(await reportOf(world));
  const openid = world.newCustomer();
  await serve(world, lin, openid, "请问包邮吗");
  await reply(lin, "满 99 元包邮的。");
  await expectSent(tileOf(lin, "out", "满 99 元包邮的。"));
  await world.simulator.pushText(appId, openid, "好的");
  await expect(tileOf(lin, "in", "好的")).toBeVisible();

  await openBoard(boss);
  await boss.getByTestId("reports-link").click();
  await expect(boss.getByTestId("report")).toBeVisible();
  const after = await reportOf(world);
  const { opened, messages, replies, pickedUp, answered, ofLin } = before;
  expect(counted(after)).toEqual({
    opened: opened + 1,
    messages: messages + 2,
    replies: replies + 1,
    pickedUp: pickedUp + 1,
    answered: answered + 1,
    ofLin: ofLin + 1,
  });

  const today = [opened + 1, messages + 2, replies + 1, pickedUp + 1, answered + 1].map(String);
  const row = boss.getByTestId("by-day").getByRole("row").nth(1).getByRole("cell");
  expect((await row.allTextContents()).slice(0, 5)).toEqual(today);
  const ofAgent = boss.getByTestId("by-agent").getByRole("row", { name: linZhixia.name }).getByRole("cell");
  await expect(ofAgent.last()).toHaveText(String(ofLin + 1));

  const day = (await exported(boss, "days")).at(-1);
  expect(
    ["新会话", "用户消息", "客服回复", "接入会话", "已回复会话（从用户发言起）"].map((head) =>
      day?.get(head),
    ),
  ).toEqual(today);
  const agents = await exported(boss, "agents");
  expect(agents.find((agent) => agent.get("客服") === linZhixia.name)?.get("客服回复")).toBe(
    String(ofLin + 1),
  );
});

const outcomesWith = (neverPickedUp: number): NonNullable<Report["days"][number]["outcomes"]> => ({
  sessions: 11,
  answered: 6,
  notAnswered: 3,
  neverPickedUp,
  lapsed: 0,
  closedUnanswered: 1,
  withinOneMinute: 4,
  withinFiveMinutes: 5,
  firstAnswerMs: 52_000,
  queued: 11,
  queuedMs: 110_000,
  longestQueueMs: 40_000,
});

const withYesterday = (page: Page) =>
  page.route(/\/api\/.*\/reports\?/, async (route) => {
    const report = (await (await route.fetch()).json()) as Report;
    const yesterday = new Date(Date.parse(report.today) - 86_400_000).toISOString().slice(0, 10);
    const day = {
      firstResponseMs: 42_000,
      withinOneMinute: 5,
      withinFiveMinutes: 6,
      answered: 8,
      replies: 30,
    };
    const days = [yesterday, report.today].map((date) => ({
      ...{ ...day, day: date, opened: 12, messages: 60, pickedUp: 9, unserved: 0 },
      outcomes: outcomesWith(date === yesterday ? 2 : 0),
    }));
    await route.fulfill({ json: { ...report, days } });
  });

test("[RP8] [RP9] [EV14] an agent opens the reports from the palette, changes ranges and reads the chart by keyboard", {
  tag: "@slow",
}, async ({ consoleOf }) => {
  const page = await consoleOf(supervisor);
  await withYesterday(page);
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("报表");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("report")).toBeVisible();
  const range = (name: string) => page.getByRole("radio", { name });
  await page.goto(`${page.url()}?last=365`);
  await expect(range("30 天")).toBeChecked();
  await range("30 天").press("ArrowRight");
  await expect(page).toHaveURL(/\?last=90$/);
  await range("7 天").click();
  await page.goBack();
  await expect(range("90 天")).toBeChecked();
  await page.goForward();
  await expect(range("7 天")).toBeChecked();

  await range("自定义").click();
  const today = await page.getByTestId("range-to").inputValue();
  await page.getByTestId("range-to").fill("2026-01-01");
  const show = page.getByRole("button", { name: "查看", exact: true });
  await expect(show).toHaveAccessibleDescription("开始日期不能晚于结束日期");
  await page.getByTestId("range-to").fill(today);
  await page.getByTestId("range-from").fill(today);
  await page.getByTestId("range-from").press("Enter");
  await expect(page).toHaveURL(new RegExp(`from=${today}&to=${today}$`));
  await expect(page.getByTestId("range-from")).toBeFocused();

  const byDay = page.getByTestId("by-day");
  await byDay.getByRole("button", { name: "未接入" }).click();
  await expect(page).toHaveURL(/by_day=never_picked_up\.down/);
  await byDay.getByRole("button", { name: "未接入" }).press("Enter");
  await expect(byDay.getByRole("columnheader", { name: "未接入" })).toHaveAttribute("aria-sort", "ascending");
  await expect(byDay.getByRole("row").nth(1).getByRole("rowheader")).toContainText("今天");
  await range("90 天").click();
  await expect(page).toHaveURL(/last=90&by_day=never_picked_up\.up$/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`from=${today}&to=${today}&by_day=never_picked_up\\.up$`));

  const slider = page.getByRole("slider");
  await slider.focus();
  await expect(slider).toHaveAttribute("aria-valuetext", /已回复 6，未回复 3，未接入 0$/);
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /已回复 6，未回复 3，未接入 2$/);
  for (const [size, { viewport }] of Object.entries(windows)) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, `reports, ${size}`);
  }
});

/** Returns the sessions of all rows of the list, of which only those in view are drawn. */
async function scrollThroughRows(page: Page): Promise<Set<string | null>> {
  const ids = new Set<string | null>();
  const list = page.locator("[data-list]");
  let isAtEnd = false;
  for (let top = 0; !isAtEnd; top += 300) {
    isAtEnd = await list.evaluate((element, to) => {
      element.scrollTop = to;
      return element.scrollTop + element.clientHeight >= element.scrollHeight;
    }, top);
    const shown = list.locator("[data-row]");
    for (const id of await shown.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row"))))
      ids.add(id);
  }
  return ids;
}

test("[RP8] [RP12] the chart stacks session outcomes, and a number opens its sessions", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [boss, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  const [silent, answered] = [world.newCustomer(), world.newCustomer()];
  await serve(world, lin, silent, "有人吗");
  await end(lin);
  await serve(world, lin, answered, "在吗");
  await reply(lin, "在的。");
  await expectSent(tileOf(lin, "out", "在的。"));

  await boss.goto(`/a/${world.accountId}/reports?last=7`);
  await expect(boss.getByTestId("report")).toBeVisible();
  const { outcomes } = (await reportOf(world)).days.at(-1) ?? {};
  await expect(boss.getByTestId("chart-slider")).toHaveAttribute(
    "aria-valuetext",
    new RegExp(`已回复 ${outcomes?.answered}，未回复 ${outcomes?.notAnswered}，未接入 `),
  );
  await expect(boss.locator("rect[data-part=notAnswered]").last()).not.toHaveAttribute("height", "0");
  const row = boss.getByTestId("by-day").getByRole("row").nth(1);
  await row.getByRole("cell").nth(5).getByRole("link").click();
  await expect(boss.getByTestId("filter-strip")).toContainText(/开始，未回复/);
  await expect(rowOf(boss, silent)).toContainText("未回复");
  await expect(rowOf(boss, answered)).toHaveCount(0);
  await expect.poll(async () => (await scrollThroughRows(boss)).size).toBe(outcomes?.notAnswered ?? 0);
  await boss.goBack();
  await row.getByRole("cell").nth(4).getByRole("link").click();
  await expect(boss.getByTestId("filter-strip")).toContainText(/开始，已回复/);
  await expect(rowOf(boss, answered), "it is still open").toBeVisible();
  await boss.getByTestId("filter-clear").click();
  await expect(boss.getByTestId("filter-strip")).toHaveCount(0);
  await boss.goto(`/a/${world.accountId}/reports?last=30`);
  await boss
    .getByTestId("report")
    .getByRole("link", { name: /^未回复即结束/ })
    .click();
  const said = boss.getByTestId("filter-strip").getByText(/开始，未回复即结束$/);
  expect(await said.evaluate((e) => e.scrollWidth - e.clientWidth), "none of its words are cut off").toBe(0);
});

test("[SE17] an outcome filter narrows the ended list and stands in the address", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const [silent, answered] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, silent, "有人吗");
  await end(page);
  await serve(world, page, answered, "在吗");
  await reply(page, "在的，请讲。");
  await expectSent(tileOf(page, "out", "在的，请讲。"));
  await page.getByTestId("end-session").click();
  await showTab(page, "ended");
  await expect(rowOf(page, answered)).toBeVisible();
  await page.getByTestId("list-filter").click();
  await page.getByTestId("filter-outcome").click();
  await page.getByRole("menuitemradio", { name: "未回复", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/outcome=not_answered/);
  await expect(rowOf(page, silent)).toBeVisible();
  await expect(rowOf(page, answered)).toHaveCount(0);
  await showTab(page, "waiting");
  await expect(page.getByTestId("filter-strip")).toHaveCount(0);
});

test("[RP6] [AP6] an agent finds no reports in the navigation or at their address", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("报表");
  await expect(page.getByRole("option", { name: /在消息和备注中搜索/ })).toBeVisible();
  await expect(page.getByRole("option", { name: "前往报表" })).toHaveCount(0);
  await page.goto(`/a/${world.accountId}/reports`);
  await expect(page.getByText("仅主管和管理员可查看报表")).toBeVisible();
  await page.setViewportSize(windows.phone.viewport);
  await page.getByTestId("to-sessions").click();
  await expect(page).toHaveURL(new RegExp(`/a/${world.accountId}$`));
  await page.goto(`/a/${world.accountId}/supervise`);
  await page.getByTestId("to-sessions").click();
  await expect(page).toHaveURL(new RegExp(`/a/${world.accountId}$`));
  expect(asked.filter((path) => path.endsWith("/reports") && path.startsWith("/api/"))).toEqual([]);
});
