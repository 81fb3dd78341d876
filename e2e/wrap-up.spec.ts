import { serve } from "./acts.ts";

import { apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test } from "./world.ts";

test("[WU1] [WU2] [WU4] [WU5] an admin requires a topic, and an agent ends with one by keyboard", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const [refund, delivery] = ["退款", "物流"].map((name) => `${name}${customer.slice(-6)}`) as [
    string,
    string,
  ];
  const agent = await consoleOf(linZhixia);
  await serve(world, agent, customer);

  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/topics`);
  for (const name of [refund, delivery]) {
    await boss.getByTestId("topic-add").click();
    await boss.getByTestId("topic-name").fill(name);
    await boss.getByTestId("topic-name").press("Enter");
    await expect(boss.getByTestId("topics")).toContainText(name);
  }
  const required = boss.getByRole("switch", { name: "结束前必须选择" });
  await required.click();
  await expect(required).toBeChecked();

  await expect(agent.getByTestId("wrap-up")).toContainText("未填写");
  await agent.getByTestId("end-session").click();
  await agent.getByTestId("end-confirm").click();
  const find = agent.getByTestId("wrap-up-find");
  await find.press("Enter");
  await expect(find).toBeVisible();
  await find.pressSequentially("wl");
  await find.press("Enter");
  await expect(agent.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  const line = agent.locator('[data-what="ended"]');
  await expect(line).toHaveText(new RegExp(`林知夏 结束了会话，小结：${delivery}$`));
  await expect(agent.getByTestId("ended-wrap-up")).toContainText(`会话小结：${delivery}`);

  await agent.getByTestId("wrap-up-more").click();
  await agent.getByTestId("wrap-up-line").fill("少了一件");
  await agent.getByTestId("wrap-up-confirm").click();
  await expect(line).toHaveText(new RegExp(`小结：${delivery} · 少了一件$`));

  for (const name of [refund, delivery]) await boss.getByRole("button", { name: `停用「${name}」` }).click();
  await expect(boss.getByTestId("topics").getByTestId("topic-row")).toHaveCount(0);
  const api = await apiOf(world, admin);
  await api("PATCH", `/api/accounts/${world.accountId}/settings`, { topicRequired: false });
});
