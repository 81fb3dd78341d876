import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import { expectSent, pickUp, reply, tileOf, writeByPhone } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test } from "./world.ts";

test("[CR1] [CR2] [CR4] [CR5] [CR6] an admin enables ratings, and a customer's answer reaches the agent's console at once", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/hours`);
  await boss.getByTestId("rating-request-switch").click();
  const text = boss.getByTestId("rating-request");
  await text.fill("请评价我们的服务");
  await expect(boss.getByTestId("setting-ratingRequest").getByRole("alert")).toContainText("缺少评价链接");
  await text.fill("请评价我们的服务：{{link}}。谢谢");
  await expectAccessible(boss, "the question for a rating");
  await boss.getByTestId("save").click();
  await expect(boss.getByTestId("save-state")).toContainText("已保存");

  const customer = world.newCustomer();
  const { answers } = await writeByPhone(world, visitorAt, customer, "请问几点发货");
  const agent = await consoleOf(linZhixia);
  await pickUp(agent, customer);
  await reply(agent, "今天发");
  await expectSent(tileOf(agent, "out", "今天发"));
  await expect(agent.getByTestId("end-session")).toHaveAccessibleDescription("结束后将邀请用户评价");
  const answered = agent.waitForResponse("**/api/sessions/*/end");
  await agent.getByTestId("end-session").click();
  await expect(agent.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  // The question is sent when the end can no longer be undone.
  await answered;
  world.clock.advance(endUndoAcceptedMs);
  const question = tileOf(agent, "out", "请评价我们的服务：[评价链接]。谢谢");
  await expectSent(question);
  await expect(agent.getByTestId("rating")).toContainText("尚未收到");

  const link = answers.filter({ hasText: "请评价我们的服务" }).getByRole("link");
  const opening = answers.page().waitForEvent("popup");
  await link.click();
  const page = await opening;
  await expect(page.getByRole("group", { name: "您对本次服务满意吗？" })).toBeVisible();
  await expectAccessible(page, "the page for a rating");
  await page.getByRole("radio", { name: "满意", exact: true }).check();
  await page.getByRole("textbox").fill("回复很快");
  await page.getByRole("button", { name: "提交评价" }).click();
  await expect(page.getByRole("heading", { name: "感谢您的评价" })).toBeVisible();

  const line = agent.locator('[data-what="ended"]');
  await expect(line).toHaveText(/林知夏 结束了会话，用户评价：满意 · 回复很快$/);
  await expect(agent.getByTestId("rating")).toContainText("回复很快");

  await boss.goto(`/a/${world.accountId}/reports`);
  const row = boss.getByTestId("rated-agent").getByRole("row").filter({ hasText: "林知夏" });
  await expect(row.getByRole("cell")).toHaveText(["1", "1", "4.0", "100%"]);
  await expectAccessible(boss, "reports with ratings");

  const api = await apiOf(world, admin);
  expect((await api("PATCH", `/api/accounts/${world.accountId}/settings`, { ratingRequest: null })).ok).toBe(
    true,
  );
});
