import type { Page } from "@playwright/test";
import { expectSent, sendsTo, serve, tileOf } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { expect, linZhixia, supervisor, test, type World } from "./world.ts";

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

test("[QR7] the list is completely visible in a low window above a long draft", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, linZhixia);
  const path = `/api/accounts/${world.accountId}/quick-replies`;
  const kept: { quickReply: { id: string } }[] = [];
  for (const title of ["一", "二", "三", "四", "五", "六", "七", "八"]) {
    const answer = await api("POST", path, { scope: "own", title, text: "稍等，马上为您查。" });
    kept.push((await answer.json()) as { quickReply: { id: string } });
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
