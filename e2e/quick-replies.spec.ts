import type { Page } from "@playwright/test";
import { expectSent, sendsTo, serve, tileOf } from "./acts.ts";
import {
  eachLook,
  expectAccessible,
  expectGoodLooks,
  expectReadable,
  type Language,
  type Look,
  windows,
} from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, supervisor, test, type World } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");
const menu = (page: Page) => page.getByTestId("quick-reply-menu");
const options = (page: Page) => page.getByTestId("quick-reply-option");

async function openPage(page: Page, world: World, scope: "团队" | "我的"): Promise<void> {
  await page.goto(`/a/${world.accountId}/settings/quick-replies`);
  await page.getByRole("radio", { name: scope }).click();
}

async function add(page: Page, title: string, text: string, shortcut = ""): Promise<void> {
  await page.getByTestId("quick-reply-add").click();
  const form = page.getByTestId("quick-reply-form");
  await form.getByLabel("标题").fill(title);
  await form.getByLabel("快捷词").fill(shortcut);
  await form.getByLabel("内容").fill(text);
  await page.getByTestId("quick-reply-save").click();
}

test("[QR2] [QR7] [QR8] [QR9] an agent finds a supervisor's new quick reply by slash and inserts it unsent", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const agent = await consoleOf(linZhixia);
  await serve(world, agent, customer);
  await box(agent).fill("/补发");
  await expect(menu(agent)).toContainText("没有匹配");

  const boss = await consoleOf(supervisor);
  await openPage(boss, world, "团队");
  await boss.getByTestId("quick-reply-add").click();
  const form = boss.getByTestId("quick-reply-form");
  await form.getByLabel("内容").fill("单号 {单号}");
  await expect(form.getByRole("status")).toHaveText(
    "{单号} 将原样发送给用户。如需空位，请使用双层括号：{{单号}}",
  );
  await form.getByLabel("内容").fill("单号 ｛｛单号｝｝");
  await expect(form.getByRole("status")).toHaveCount(0);
  await boss.keyboard.press("Escape");
  await add(boss, "破损补发", "{{customer}}您好，今天补发，单号 {{单号}}，预计 {{日期}} 送达。", "bf");
  await expect(boss.getByTestId("quick-reply-row")).toContainText("破损补发");

  await expect(options(agent)).toHaveCount(1);
  await expect(agent.getByTestId("composer-send")).toHaveAttribute("aria-disabled", "true");
  await expect(menu(agent)).toContainText("发出后占用 1 条额度");
  await box(agent).press("Enter");
  await expect(menu(agent)).toBeHidden();
  await expect(box(agent)).toHaveValue("您好，今天补发，单号 {{单号}}，预计 {{日期}} 送达。");
  await agent.keyboard.type("SF123");
  await expect(agent.getByTestId("composer-send")).toHaveAttribute("aria-disabled", "true");
  await box(agent).press("Tab");
  await agent.keyboard.type("周四");
  const text = "您好，今天补发，单号 SF123，预计 周四 送达。";
  await expect(box(agent)).toHaveValue(text);
  expect(sendsTo(world, customer)).toHaveLength(0);
  await box(agent).press("Enter");
  await expectSent(tileOf(agent, "out", text));

  await boss.getByRole("button", { name: "删除 破损补发" }).click();
  await expect(boss.getByTestId("quick-reply-row")).toHaveCount(0);
  await box(agent).fill("/bf");
  await expect(options(agent)).toHaveCount(0);
  await boss.getByRole("button", { name: "撤销" }).click();
  await expect(options(agent)).toHaveCount(1);
  await box(agent).press("Escape");
  await expect(menu(agent)).toBeHidden();
  await expect(box(agent)).toBeFocused();
});

test("[QR1] [QR5] own quick replies are private, team ones read-only with a reason, and shortcuts unique", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const agent = await consoleOf(linZhixia);
  await openPage(agent, world, "团队");
  await expect(agent.getByTestId("quick-reply-add")).toHaveAttribute("aria-disabled", "true");
  await expect(agent.getByRole("note")).toContainText("由主管或管理员维护");
  await agent.getByRole("radio", { name: "我的" }).click();
  await add(agent, "我的问候", "在的，请说", "zd");
  await add(agent, "我的道别", "再见", "ZD");
  await expect(agent.getByTestId("quick-reply-form").getByRole("alert")).toContainText(
    "「我的问候」已使用 /ZD",
  );
  await agent.keyboard.press("Escape");
  const boss = await consoleOf(supervisor);
  await openPage(boss, world, "我的");
  await expect(boss.getByTestId("quick-reply-row")).toHaveCount(0);
  await agent.getByRole("button", { name: "删除 我的问候" }).click();
  await expect(agent.getByTestId("quick-reply-row")).toHaveCount(0);
});

for (const [size, window] of Object.entries(windows)) {
  test(`[EV1] the quick-reply list, page and form pass the visual checks (${size})`, {
    tag: "@slow",
  }, async ({ world, consoleOf }) => {
    const customer = world.newCustomer();
    const boss = await consoleOf(supervisor, { viewport: window.viewport });
    await openPage(boss, world, "我的");
    await add(boss, "破损补发", "{{customer}}您好，今天补发，单号 {{单号}}。", "bf");
    await expect(boss.getByTestId("quick-reply-row")).toHaveCount(1);
    await boss.goto(`/a/${world.accountId}`);
    await serve(world, boss, customer);
    const session = boss.url();
    const choose = async (language: Language) => {
      await boss.evaluate((l) => localStorage.setItem("jieru.language", l), language);
      await boss.goto(session);
    };
    const lookAround = async (look: Look) => {
      await box(boss).fill("/");
      await box(boss).click();
      await expect(options(boss).first()).toBeVisible();
      await expectGoodLooks(boss, "the list", look);
      await box(boss).fill("");
      await boss.goto(`/a/${world.accountId}/settings/quick-replies`);
      await boss.getByRole("radio").last().click();
      await expect(boss.getByTestId("quick-reply-row")).toHaveCount(1);
      await expectGoodLooks(boss, "the page", look);
      await boss.getByTestId("quick-reply-add").click();
      await expect(boss.getByTestId("quick-reply-form")).toBeVisible();
      await expectGoodLooks(boss, "the form", look);
    };
    await eachLook(boss, choose, lookAround, window);
    await boss.keyboard.press("Escape");
    await boss.getByTestId("quick-reply-row").getByRole("button").last().click();
    await expect(boss.getByTestId("quick-reply-row")).toHaveCount(0);
  });
}

test("[QR10] the form survives an outside click, and concurrent edits keep both texts", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [boss, chief] = [await consoleOf(supervisor), await consoleOf(admin)];
  await openPage(boss, world, "团队");
  await boss.getByTestId("quick-reply-add").click();
  const form = boss.getByTestId("quick-reply-form");
  await form.getByLabel("内容").fill("茶具到货后请先验收。");
  await boss.mouse.click(5, 5);
  await expect(form).toHaveCount(0);
  await boss.getByTestId("quick-reply-add").click();
  await expect(form.getByLabel("内容")).toHaveValue("茶具到货后请先验收。");
  await expect(form).toContainText("这是上次未保存的内容。");
  await form.getByLabel("标题").fill("验收");
  await boss.getByTestId("quick-reply-save").click();
  await boss.getByTestId("quick-reply-add").click();
  await expect(form.getByLabel("内容")).toHaveValue("");
  await form.getByRole("button", { name: "取消" }).click();

  await openPage(chief, world, "团队");
  for (const page of [boss, chief]) await page.getByRole("button", { name: "编辑 验收" }).click();
  await form.getByLabel("内容").fill("到货请验收。");
  const theirs = chief.getByTestId("quick-reply-form");
  await theirs.getByLabel("快捷词").fill("ys");
  await chief.getByTestId("quick-reply-save").click();
  await expect(form.getByLabel("快捷词")).toHaveValue("ys");
  await expect(form.getByRole("alert")).toHaveCount(0);
  await boss.getByTestId("quick-reply-save").click();
  const row = (page: Page) => page.getByTestId("quick-reply-row").filter({ hasText: "验收" });
  await expect(row(chief)).toContainText("到货请验收。");
  await expect(row(chief)).toContainText("/ys");

  for (const page of [boss, chief]) await page.getByRole("button", { name: "编辑 验收" }).click();
  await form.getByLabel("内容").fill("一");
  await theirs.getByLabel("内容").fill("二");
  await chief.getByTestId("quick-reply-save").click();
  await expect(form.getByRole("alert")).toContainText("其他人刚修改了相同内容");
  await form.getByRole("button", { name: "取消" }).click();
  await boss.getByRole("button", { name: "删除 验收" }).click();
  await expect(row(boss)).toHaveCount(0);
});

test("[QR4] the list shows the cost of a long quick reply, also on a phone", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const boss = await consoleOf(supervisor);
  await openPage(boss, world, "我的");
  await add(boss, "须知", "须".repeat(1500), "xz");
  await expect(boss.getByTestId("quick-reply-row")).toHaveCount(1);
  await boss.goto(`/a/${world.accountId}`);
  await serve(world, boss, world.newCustomer());
  await box(boss).fill("/xz");
  const cost = boss.getByTestId("quick-reply-cost");
  await expect(cost).toContainText("占用 3 条额度");
  await expect(cost).toBeInViewport({ ratio: 1 });
  await boss.setViewportSize(windows.phone.viewport);
  await box(boss).fill("/xz");
  await expect(options(boss)).toContainText("占用 3 条额度");
  await boss.setViewportSize(windows.wide.viewport);
  await openPage(boss, world, "我的");
  await boss.getByRole("button", { name: "删除 须知" }).click();
  await expect(boss.getByTestId("quick-reply-row")).toHaveCount(0);
});

test("[QR7] the list is completely visible in a low window above a long draft", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, linZhixia);
  const path = `/api/accounts/${world.accountId}/quick-replies`;
  const kept: { quickReply: { id: string } }[] = [];
  for (const title of ["一", "二", "三", "四", "五", "六", "七", "八"]) {
    const said = await api("POST", path, { scope: "own", title, text: "稍等，马上为您查。" });
    kept.push((await said.json()) as { quickReply: { id: string } });
  }
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  await box(page).fill("您好，".repeat(200));
  for (const viewport of [
    { width: 720, height: 450 },
    { width: 390, height: 420 },
    { width: 844, height: 390 },
    { width: 1280, height: 600 },
  ]) {
    await page.setViewportSize(viewport);
    await page.getByTestId("quick-replies-open").click();
    await expect(options(page).first()).toBeInViewport({ ratio: 1 });
    await expect(menu(page)).toBeInViewport({ ratio: 1 });
    await box(page).press("Escape");
    await expect(menu(page)).toBeHidden();
  }
  for (const { quickReply } of kept) await api("DELETE", `${path}/${quickReply.id}`);
});

test("[QR7] the list hides behind the emoji picker and returns when typing continues", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  await box(page).fill("/");
  await expect(menu(page)).toBeVisible();
  await page.getByRole("button", { name: "表情" }).click();
  const emoji = page.getByRole("dialog", { name: "表情" });
  await expect(emoji).toBeVisible();
  await expect(menu(page)).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(emoji).toBeHidden();
  await box(page).click();
  await expect(menu(page)).toBeVisible();
});

test("[QR12] a supervisor imports the team's quick replies from a file after a preview", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const boss = await consoleOf(supervisor);
  await openPage(boss, world, "团队");
  await add(boss, "物流", "正在查");
  await boss.getByTestId("quick-reply-import").click();
  const form = boss.getByTestId("import-form");
  const csv =
    '标题,内容,分类,快捷词\r\n物流,在路上,,wl\r\n补寄,"{{customer}}您好，\n今天补寄",售后,bj\r\n,没有标题,,\r\n';
  await boss
    .getByTestId("import-file")
    .setInputFiles({ name: "快捷回复.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(boss.getByTestId("import-counts")).toContainText("新增 1 条");
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await boss.setViewportSize({ width, height });
    await expectAccessible(boss, `an import, ${width} px`);
    await expectReadable(boss, "an import", { name: `${width} px`, language: "zh-CN", withAxe: true });
  }
  await boss.setViewportSize({ width: 1440, height: 900 });
  await boss.getByTestId("import-do").click();
  await expect(form).toHaveCount(0);
  await expect(boss.getByTestId("quick-reply-row").filter({ hasText: "物流" })).toContainText("在路上");
  await expect(boss.getByTestId("quick-reply-row").filter({ hasText: "补寄" })).toContainText("/bj");
});
