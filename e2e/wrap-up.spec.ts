import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import { end, rowOf, serve, showTab } from "./acts.ts";

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

test("[WU9] a topic filter set by keys narrows ended sessions and stands in the address", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [said, unsaid] = [world.newCustomer(), world.newCustomer()];
  const topic = `换货${said.slice(-6)}`;
  const api = await apiOf(world, admin);
  const added = await api("POST", `/api/accounts/${world.accountId}/topics`, { name: topic });
  const { topics } = (await added.json()) as TopicsAnswer;
  const id = topics.at(-1)?.id;
  const page = await consoleOf(linZhixia);
  await serve(world, page, unsaid);
  await end(page);
  await serve(world, page, said);
  await end(page);

  await showTab(page, "ended");
  await page.getByTestId("list-filter").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("filter-about").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: topic }).press("Enter");
  await expect(page.getByTestId("filter-about")).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`[?&]about=${id}`));
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("filter-strip")).toContainText(topic);
  await expect(rowOf(page, said)).toHaveCount(0);

  await page.getByTestId(`say-${id}`).click();
  await expect(rowOf(page, said)).toBeVisible();
  await page.reload();
  await expect(rowOf(page, said)).toBeVisible();
  await expect(rowOf(page, unsaid)).toHaveCount(0);
  await api("PATCH", `/api/accounts/${world.accountId}/topics/${id}`, { retired: true });
});
