import type { Page } from "@playwright/test";
import { reply, serve, tileOf } from "./acts.ts";
import { admin, appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

const shopSays = async ({ url, accountId }: World, secret: string, openid: string, attributes: object) => {
  const response = await fetch(`${url}/api/accounts/${accountId}/customers/${openid}/attributes`, {
    method: "PUT",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ attributes }),
  });
  return response.status;
};

const fact = (page: Page, name: string) => page.getByTestId(`attribute-${name}`);

test("[AT1] [AT5] an admin creates a key, your server identifies the customer, and the agent sees it", async ({
  world,
  consoleOf,
}) => {
  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/attributes`);
  await boss.getByTestId("add-key").click();
  await boss.getByTestId("key-form").getByRole("textbox").fill("商城后台");
  await boss.getByTestId("key-form").getByRole("textbox").press("Enter");
  const secret = (await boss.getByTestId("api-key-secret").textContent()) ?? "";
  expect(secret).toMatch(/^jieru_[0-9a-f]{64}$/);
  await boss.getByTestId("key-kept").click();
  await expect(boss.getByTestId("api-keys")).toContainText(`…${secret.slice(-4)}`);
  await expect(boss.getByTestId("api-keys")).toContainText("从未使用");
  await expect(boss.locator("body")).not.toContainText(secret);

  const customer = world.newCustomer();
  const agent = await consoleOf(linZhixia);
  await serve(world, agent, customer, "那批建盏到了没有");
  await expect(agent.getByTestId("attributes-empty")).toBeVisible();
  await shopSays(world, secret, customer, {
    name: "陈老板",
    level: { type: "text", label: "会员等级", value: "金卡" },
    orders: 12,
    crm: { type: "link", label: "订单后台", value: "https://shop.example.com/c/42" },
  });
  await expect(fact(agent, "level")).toHaveText("金卡");
  await expect(agent.getByTestId("attributes")).toContainText("会员等级");
  await expect(fact(agent, "crm").getByRole("link")).toHaveAttribute("href", "https://shop.example.com/c/42");
  await agent.getByTestId("take-name").click();
  await expect(agent.getByTestId("customer-name")).toHaveText("陈老板");
  await expect(agent.getByTestId("take-name")).toHaveCount(0);

  await boss.reload();
  await boss.getByRole("button", { name: "撤销「商城后台」" }).click();
  await boss.getByTestId("revoke-confirm").click();
  await expect(boss.getByText("暂无密钥")).toBeVisible();
  expect(await shopSays(world, secret, customer, { level: "没有" })).toBe(401);
  await expect(fact(agent, "level")).toHaveText("金卡");
});

test("[AT9] [AT10] the owner opens a colleague's earlier session, and the panel shows where replies were spent", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const first = await consoleOf(linZhixia);
  world.simulator.addCustomer({ openid: customer, name: "试用的客人", sessionFrom: "商品详情" });
  await world.simulator.pushEnter(appId, customer, "商品详情");
  await serve(world, first, customer, "首次使用");
  await reply(first, "欢迎");
  await expect(tileOf(first, "out", "欢迎")).toHaveAttribute("data-delivery", "sent");
  const earlierPath = new URL(first.url()).pathname;
  const ended = first.waitForResponse("**/api/sessions/*/end");
  await first.getByTestId("end-session").click();
  await ended;
  const agent = await consoleOf(xuRan);
  await serve(world, agent, customer, "又来了");
  await expect(agent).not.toHaveURL(new RegExp(earlierPath));

  await expect(agent.getByRole("tab", { name: "历史" })).toHaveText("历史1");
  await agent.getByRole("tab", { name: "历史" }).click();
  await expect(agent.locator("[data-end=open]")).toContainText("获得 3 条");
  await expect(agent.locator("[data-end=renewed]").first()).toContainText("林知夏");
  const earlier = agent.getByTestId("earlier-sessions").getByRole("link");
  await expect(earlier).toHaveCount(1);
  await expect(earlier).toContainText("商品详情");
  await earlier.click();
  await expect(agent).toHaveURL(/[?&]m=\d+/);
  await expect(tileOf(agent, "out", "欢迎")).toBeVisible();
  await expect(agent.getByTestId("composer-input")).toBeVisible();
});
