import { pickUp, rowOf, sendsTo, showTab, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { admin, appId, expect, linZhixia, test } from "./world.ts";

test("[KA1] [KA3] [KA7] [KA8] an admin adds and tries a keyword rule, and the conversation marks its answer", async ({
  world,
  consoleOf,
}) => {
  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/keyword-replies`);
  await boss.getByTestId("keyword-reply-add").click();
  const save = boss.getByTestId("keyword-reply-save");
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await boss.getByTestId("keyword-reply-name").fill("发货时间");
  await boss.getByTestId("keyword-text").fill("发货");
  await boss.getByTestId("keyword-add").click();
  await expect(boss.getByTestId("keyword-text").nth(1)).toBeFocused();
  await boss.keyboard.type("几天到");
  await boss.getByTestId("keyword-match").nth(1).selectOption("whole");
  await boss.getByTestId("keyword-reply-text").fill("{{customer}}您好");
  await expect(boss.getByTestId("keyword-reply-form")).toContainText("{{customer}} 不会自动填充");
  await boss.keyboard.press("Escape");
  await boss.getByTestId("keyword-reply-add").click();
  await boss.getByTestId("keyword-reply-text").fill("付款后 48 小时内发出。");
  await expectAccessible(boss, "the form of a keyword reply");
  await boss.keyboard.press("Tab");
  await boss.keyboard.press("Tab");
  await boss.keyboard.press("Enter");

  const row = boss.getByTestId("keyword-reply-row");
  await expect(row).toContainText("发货半匹配几天到全匹配");
  await boss.getByTestId("keyword-reply-try").fill("几天到？");
  await expect(boss.getByTestId("keyword-reply-tried")).toContainText(
    "按「发货时间」回复：付款后 48 小时内发出。",
  );
  await boss.getByTestId("keyword-reply-try").fill("几天到货");
  await expect(boss.getByTestId("keyword-reply-tried")).toContainText("没有匹配的规则");
  await expectAccessible(boss, "the keyword replies");

  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await world.simulator.pushText(appId, customer, "什么时候发货？");
  await expect.poll(() => sendsTo(world, customer).map((s) => s.content)).toEqual(["付款后 48 小时内发出。"]);
  await showTab(page, "waiting");
  await expect(rowOf(page, customer)).toContainText("什么时候发货？");
  await pickUp(page, customer);
  const tile = tileOf(page, "out", "付款后 48 小时内发出。");
  await expect(tile).toHaveAttribute("data-delivery", "sent");
  await expect(page.locator("[data-speaker]")).toHaveText("自动回复 · 发货时间");
  await expect(page.getByText("待我回复")).toBeVisible();

  await boss.getByRole("switch", { name: "启用「发货时间」" }).click();
  await expect(row).toContainText("已停用");
  await boss.getByRole("button", { name: "删除「发货时间」" }).click();
  await boss.getByTestId("remove-confirm").click();
  await expect(boss.getByText("暂无关键词回复")).toBeVisible();
});
