import type { Page } from "@playwright/test";
import {
  command,
  expectSent,
  nameOf,
  openPalette,
  pressBoth,
  rowOf,
  sendsTo,
  showTab,
  tileOf,
  untilWaiting,
} from "./acts.ts";
import { expectGoodLooks } from "./screens/visual-checks.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");
const palette = (page: Page) => page.getByTestId("palette-input");
const chosen = (page: Page) => page.getByTestId("palette-option").and(page.locator("[aria-selected=true]"));

async function customerWho(world: World, text: string): Promise<string> {
  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, text);
  world.clock.advance(1_000);
  return customer;
}

async function ask(page: Page, words: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(words);
}

test("[KB1] [KB5] [KB7] [KB8] an agent picks up, replies, notes, renames and ends without a mouse", async ({
  world,
  consoleOf,
}) => {
  const [first, second, third] = [
    await customerWho(world, "第一位"),
    await customerWho(world, "第二位"),
    await customerWho(world, "第三位"),
  ];
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  const heading = page.getByRole("heading", { level: 1 });

  await untilWaiting(page, 3);
  for (const text of ["第一位", "第二位", "第三位"]) {
    await keyboard.press("n");
    await expect(tileOf(page, "in", text)).toBeVisible();
    await expect(box(page)).toBeFocused();
    await keyboard.press("Escape");
  }
  await keyboard.press("n");
  await expect(page.getByRole("status").filter({ hasText: "暂无用户等待" }).first()).toBeVisible();

  await keyboard.press("u");
  await expect(heading).toContainText(nameOf(first));
  await expect(box(page)).toBeFocused();
  await keyboard.type("您好，第一位");
  await keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "您好，第一位"));
  await keyboard.press("Escape");
  await keyboard.press("u");
  await expect(heading).toContainText(nameOf(second));
  await expect(box(page)).toBeFocused();

  await keyboard.type("写到一半");
  await keyboard.press("Alt+ArrowDown");
  await expect(heading).not.toContainText(nameOf(second));
  await keyboard.press("Alt+ArrowUp");
  await expect(heading).toContainText(nameOf(second));
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("写到一半");
  await keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "写到一半"));

  await ask(page, "备注名");
  await expect(chosen(page)).toContainText("修改用户备注名");
  await keyboard.press("Enter");
  await expect(page.getByTestId("remark-input")).toBeFocused();
  await keyboard.type("韩掌柜");
  await keyboard.press("Enter");
  await expect(page.getByTestId("customer-name")).toHaveText("韩掌柜");
  await command(page, "u");
  await expect(heading).toContainText(nameOf(third));
  await ask(page, "hzg");
  await expect(chosen(page)).toContainText("韩掌柜");
  await keyboard.press("Enter");
  await expect(heading).toContainText("韩掌柜");
  await expect(box(page)).toBeFocused();

  await keyboard.press("Escape");
  await keyboard.press("m");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await keyboard.type("要发票");
  await keyboard.press("Enter");
  await expect(page.getByTestId("timeline")).toContainText("要发票");
  await keyboard.press("Escape");
  await keyboard.press("]");
  await expect(page.getByTestId("customer-panel")).toBeHidden();
  await keyboard.press("]");
  await expect(page.getByTestId("customer-panel")).toBeVisible();

  await keyboard.press("t");
  await expect(page.getByTestId("transfer-dialog")).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByTestId("transfer-dialog")).toBeHidden();
  await pressBoth(page, "g", "s");
  await expect(page).toHaveURL(/settings/);
  await ask(page, "前往会话");
  await keyboard.press("Enter");
  await expect(page.getByTestId("tab-active")).toBeVisible();

  const fourth = await customerWho(world, "第四位");
  await untilWaiting(page, 1);
  await ask(page, nameOf(first).slice(-4));
  await expect(chosen(page)).toContainText(nameOf(first));
  await keyboard.press("Enter");
  await expect(heading).toContainText(nameOf(first));
  await keyboard.press("Escape");
  // Order of next: the agent's own unanswered customer, then the queue.
  await keyboard.press("Shift+E");
  await expect(heading).toContainText(nameOf(third));
  await expect(box(page)).toBeFocused();
  await keyboard.type("您好，第三位");
  await keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "您好，第三位"));
  await command(page, "Shift+E");
  await expect(heading).toContainText(nameOf(fourth));
  await expect(tileOf(page, "in", "第四位")).toBeVisible();
  await expect(box(page)).toBeFocused();
  await expect(rowOf(page, first)).toHaveCount(0);
  expect(sendsTo(world, first)).toHaveLength(1);
  expect(sendsTo(world, fourth)).toHaveLength(0);
});

test("[KB4] [KB5] [DW8] [EV1] the palette explains unavailable commands, keeps and returns the focus, and leaves Enter to the input method", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = await customerWho(world, "你好");
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  await untilWaiting(page, 1);
  await keyboard.press("n");
  await expect(box(page)).toBeFocused();
  await keyboard.type("草稿");

  await ask(page, "");
  await expectGoodLooks(page, "the palette", { name: "zh-CN, light", language: "zh-CN", withAxe: true });
  await page.keyboard.type("删除用户");
  await expect(chosen(page)).toHaveAttribute("aria-disabled", "true");
  await expect(chosen(page)).toContainText("管理员");
  await keyboard.press("Enter");
  await expect(palette(page)).toBeFocused();
  await keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("草稿");
  await openPalette(page);
  await keyboard.press("Tab");
  await keyboard.press("Shift+Tab");
  await page.getByTestId("palette").getByRole("status").click();
  await expect(palette(page)).toBeFocused();
  await page.mouse.click(8, 400);
  await expect(palette(page)).toHaveCount(0);
  await expect(box(page)).toBeFocused();
  await openPalette(page);
  await keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();

  await openPalette(page);
  const ime = await page.context().newCDPSession(page);
  const text = "shezhi";
  await ime.send("Input.imeSetComposition", { text, selectionStart: 6, selectionEnd: 6 });
  const enter = { key: "Enter", code: "Enter" };
  await ime.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, ...enter });
  await ime.send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode: 13, ...enter });
  await expect(palette(page)).toHaveValue(text);
  await ime.send("Input.insertText", { text: "前往设置" });
  await expect(chosen(page)).toContainText("前往设置");
  await expect(page).toHaveURL(/\/s\//);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/settings/);

  await ask(page, "去下一位");
  await expect(chosen(page)).toContainText("在消息和备注中搜索「去下一位」");
  await expect(page.getByTestId("palette-option")).toHaveCount(1);
  await keyboard.press("Escape");
  await ask(page, nameOf(customer).slice(-4));
  await expect(chosen(page)).toContainText(nameOf(customer));
  await keyboard.press("Enter");
  await expect(box(page)).toHaveValue("草稿");
  await showTab(page, "active");
});

test("[KB5] the palette offers the board to a supervisor and not to an agent", { tag: "@slow" }, async ({
  consoleOf,
}) => {
  const boss = await consoleOf(supervisor);
  await ask(boss, "jk");
  await expect(chosen(boss)).toContainText("前往实时监控");
  await boss.keyboard.press("Enter");
  await expect(boss).toHaveURL(/supervise/);
  const agent = await consoleOf(linZhixia);
  await ask(agent, "实时监控");
  await expect(chosen(agent)).not.toContainText("前往实时监控");
});

test("[KB18] the console shows no key hints on a touch-only device and still accepts keys", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const named = (page: Page) => page.locator("kbd").filter({ visible: true }).count();
  const desktop = await consoleOf(linZhixia);
  await expect(desktop.getByTestId("pick-up-next").locator("kbd")).toBeVisible();
  expect(await named(desktop)).toBeGreaterThan(1);

  const tablet = await consoleOf(linZhixia, { viewport: { width: 1180, height: 820 }, hasTouch: true });
  await expect(tablet.getByText("从列表中选择会话")).toBeVisible();
  expect(await named(tablet)).toBe(0);
  await world.simulator.pushText(appId, world.newCustomer(), "在吗");
  await untilWaiting(tablet, 1);
  await tablet.keyboard.press("n");
  await expect(tablet.getByTestId("composer-input")).toBeFocused();
  await tablet.getByTestId("end-session").click();
  await expect(tablet.getByTestId("end-cancel")).toBeFocused();
  expect(await named(tablet)).toBe(0);
  await tablet.keyboard.press("Escape");
  await tablet.keyboard.press("Escape");
  await openPalette(tablet);
  await expect(tablet.getByTestId("palette-option").first()).toBeVisible();
  expect(await named(tablet)).toBe(0);
  await tablet.keyboard.press("Escape");
  await tablet.goto(`/a/${world.accountId}/settings/keys`);
  await tablet.getByTestId("open-keys").click();
  await expect(tablet.getByRole("dialog", { name: "快捷键" }).locator("kbd").first()).toBeVisible();
});

test("[KB5] the palette opens from the profile menu on a phone", { tag: "@slow" }, async ({ consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 } });
  await page.getByTestId("status-switch").click();
  await page.getByTestId("status-palette").click();
  await expect(palette(page)).toBeFocused();
  await expectGoodLooks(page, "the palette (phone)", {
    name: "zh-CN, light",
    language: "zh-CN",
    withAxe: false,
  });
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("status-switch")).toBeFocused();
});
