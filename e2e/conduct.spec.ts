import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { ConductRulesAnswer, NewConductRule } from "@jieru/shared/protocol/conduct-rules";
import type { Page } from "@playwright/test";
import { expectSent, sendsTo, serve, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { type Api, apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test, type World } from "./world.ts";

const pathOf = ({ accountId }: World) => `/api/accounts/${accountId}/conduct-rules`;
const settingsOf = ({ accountId }: World) => `/api/accounts/${accountId}/settings`;

type Rule = Pick<NewConductRule, "name" | "action" | "match">;

async function rulesOf(api: Api, world: World): Promise<ConductRule[]> {
  return ((await (await api("GET", pathOf(world))).json()) as ConductRulesAnswer).conductRules;
}

async function addRule(world: World, rule: Rule): Promise<void> {
  const api = await apiOf(world, admin);
  expect((await api("POST", pathOf(world), rule)).status).toBe(200);
}

const wechatIds: Rule = { name: "私人微信号", action: "warn", match: { kind: "wechat_ids" } };

const box = (page: Page) => page.getByTestId("composer-input");
const strip = (page: Page) => page.getByTestId("composer-conduct");

test.afterEach(async ({ world }) => {
  const api = await apiOf(world, admin);
  for (const { id } of await rulesOf(api, world)) await api("DELETE", `${pathOf(world)}/${id}`);
  await api("PATCH", settingsOf(world), { repetition: { customers: 20, minutes: 10 } });
});

test("[CD3] a second Enter sends a text that a rule warns about, and the audit log records it", async ({
  world,
  consoleOf,
}) => {
  await addRule(world, wechatIds);
  const page = await consoleOf(linZhixia);
  const openid = world.newCustomer();
  await serve(world, page, openid);
  await box(page).fill("加我微信 xiaomei_2026");
  await expect(strip(page)).toHaveText("「私人微信号」提醒：「微信 xiaomei_2026」");
  await expectAccessible(page, "a text that a rule warns about");

  const refused = page.waitForResponse((r) => r.url().endsWith("/replies") && r.status() === 409);
  await box(page).press("Enter");
  await refused;
  await expect(strip(page)).toContainText("未发送。再按一次 Enter 仍可发送");
  await expect(box(page)).toHaveValue("加我微信 xiaomei_2026");
  await expect(box(page)).toBeFocused();
  expect(sendsTo(world, openid)).toEqual([]);

  await box(page).press("End");
  await page.keyboard.type("8");
  await expect(strip(page)).toHaveText("「私人微信号」提醒：「微信 xiaomei_20268」");
  await box(page).press("Enter");
  await expect(strip(page)).toContainText("再按一次 Enter");
  await box(page).press("Enter");
  await expectSent(tileOf(page, "out", "加我微信 xiaomei_20268"));
  await expect(box(page)).toHaveValue("");
  await expect(strip(page)).toHaveText("");
  expect(sendsTo(world, openid).map(({ content }) => content)).toEqual(["加我微信 xiaomei_20268"]);

  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/audit`);
  await expect(boss.locator("[data-what=conduct_warning_accepted]").first()).toContainText("「私人微信号」");
});

test("[CD1] [CD8] an admin writes a rule while its examples are checked, and agents get it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const agent = await consoleOf(linZhixia);
  const openid = world.newCustomer();
  await serve(world, agent, openid);
  await box(agent).fill("回复 1 领取优惠券");
  await expect(strip(agent)).toHaveText("");

  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/conduct`);
  await expect(boss.getByText("暂无规则")).toBeVisible();
  const lures = boss.getByTestId("conduct-examples-lures").getByTestId("conduct-example");
  await expect(lures.filter({ hasText: "提醒" })).toHaveCount(2);
  await boss.getByTestId("conduct-rule-add").click();
  const save = boss.getByTestId("conduct-rule-save");
  await expect(save).toHaveAttribute("aria-disabled", "true");
  const tried = boss.getByTestId("conduct-rule-examples").getByTestId("conduct-example");
  await boss.getByTestId("conduct-rule-words").fill("包退");
  await expect(tried.nth(1)).toHaveText("我们承诺 包 退，请放心提醒");
  await boss.getByTestId("conduct-rule-kind").selectOption("links");
  await boss.getByTestId("conduct-rule-hosts").fill("https://Example.com/shop");
  await expect(tried.nth(0)).toContainText("提醒");
  await expect(tried.nth(2)).toHaveText("帮助页面 https://help.example.com/1不命中");
  await boss.getByTestId("conduct-rule-kind").selectOption("lures");
  await boss.getByTestId("conduct-action-block").check();
  await expect(tried.filter({ hasText: "禁止" })).toHaveCount(2);
  await boss.getByTestId("conduct-lure-reply_for_reward").uncheck();
  await expect(tried.filter({ hasText: "禁止" })).toHaveCount(1);
  await boss.getByTestId("conduct-lure-reply_for_reward").check();
  await expect(boss.getByTestId("conduct-rule-name")).toHaveValue("诱导话术");
  await expectAccessible(boss, "the form of a conduct rule");
  await save.click();

  await expect(boss.getByTestId("conduct-rule-row")).toContainText("诱导话术禁止");
  await expect(lures.filter({ hasText: "禁止" })).toHaveCount(2);
  await boss.getByTestId("conduct-try").fill("请回复任意数字，以免会话结束");
  await expect(boss.getByTestId("conduct-tried")).toContainText("禁止诱导话术");
  await expect(boss.getByTestId("conduct-tried").locator("mark")).toContainText("回复任意数字");
  await boss.getByTestId("conduct-try").fill("有问题请留言");
  await expect(boss.getByTestId("conduct-tried")).toHaveText("没有命中规则，可以直接发送。");
  await expectAccessible(boss, "the conduct rules");
  await expect(strip(agent)).toContainText("「诱导话术」禁止发送");

  await boss.getByTestId("setting-repetition").getByLabel("用户数").fill("0");
  await expect(boss.getByTestId("setting-repetition")).toContainText("请填 1 到 1000 位用户，1 到 60 分钟");
  await boss.getByTestId("setting-repetition").getByLabel("用户数").fill("30");
  await boss.getByTestId("save").click();
  await expect(boss.getByTestId("save-state")).toContainText("已保存");

  await agent.goto(`/a/${world.accountId}/settings/conduct`);
  await expect(agent.getByRole("note")).toContainText("只读");
  await expect(agent.getByTestId("conduct-rule-add")).toHaveCount(0);
  await expect(agent.getByTestId("setting-repetition").getByLabel("用户数")).toHaveValue("30");
  await agent.getByTestId("conduct-try").fill("回复 1 领取优惠券");
  await expect(agent.getByTestId("conduct-tried")).toContainText("诱导话术");

  await boss.getByRole("switch", { name: "启用「诱导话术」" }).click();
  await expect(boss.getByTestId("conduct-rule-row")).toContainText("已停用");
  await boss.getByRole("button", { name: "删除「诱导话术」" }).click();
  await boss.getByTestId("remove-confirm").click();
  await expect(boss.getByText("暂无规则")).toBeVisible();
});
