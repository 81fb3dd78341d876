import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { webhookRequest } from "@jieru/shared/protocol/webhooks-schema";
import type { Page } from "@playwright/test";
import { expectAccessible, expectReadable } from "./screens/visual-checks.ts";
import { admin, appId, expect, test, type World } from "./world.ts";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

async function listenAt(port: number) {
  const received: Received[] = [];
  const answers = { status: 200, text: "收到" };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.status).end(answers.text);
    });
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { received, answers, close };
}

function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

const eventsIn = (received: Received[]) =>
  received.flatMap(({ body }) => webhookRequest.parse(JSON.parse(body)).events);
const typesIn = (received: Received[]): string[] => eventsIn(received).map(({ type }) => type);

const open = (page: Page, world: World) => page.goto(`/a/${world.accountId}/settings/webhooks`);

test("[WH1] [WH2] [WH3] [WH8] an admin creates a webhook, sees its secret once, and your server receives signed events", async ({
  world,
  consoleOf,
}) => {
  const shop = await listenAt(world.webhookPort);
  const page = await consoleOf(admin);
  // Turns off transitions, whose intermediate colours have less contrast.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, world);
  await expect(page.getByText("暂无 Webhook")).toBeVisible();
  await page.getByTestId("add-webhook").click();
  const form = page.getByTestId("webhook-form");
  await form.getByLabel("名称").fill("订单系统");
  await form.getByTestId("webhook-url").fill("http://10.0.0.1/in");
  await form.getByTestId("topic-sessions").uncheck();
  await form.getByTestId("webhook-save").click();
  await expect(form.getByRole("alert")).toContainText("须以 https:// 开头");
  await form.getByTestId("webhook-url").fill(`http://127.0.0.1:${world.webhookPort}/in`);
  await expectAccessible(page, "the form of a webhook");
  await form.getByTestId("webhook-save").click();
  const secret = (await page.getByTestId("webhook-secret").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await page.keyboard.press("Escape");
  await expectAccessible(page, "the secret of a webhook");
  await page.getByTestId("secret-kept").click();
  await expect(page.locator("body")).not.toContainText(secret);

  const line = page.getByTestId("webhook-订单系统");
  await line.getByTestId("test-webhook").click();
  await expect(line.getByTestId("test-said")).toContainText("测试事件已送达");
  await expect(line.getByTestId("test-said")).toContainText("收到");
  expect(typesIn(shop.received)).toEqual(["test"]);

  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, "建盏到了没有");
  await expect.poll(() => typesIn(shop.received)).toEqual(["test", "customer_message_received"]);
  expect(shop.received[1]?.body).toContain("建盏到了没有");
  for (const request of shop.received)
    expect(request.headers["webhook-signature"]).toBe(signatureOf(request, secret));

  shop.answers.status = 503;
  await world.simulator.pushText(appId, customer, "在吗");
  const state = line.getByTestId("webhook-state");
  await expect(state).toHaveAttribute("data-state", "fails");
  await expect(state).toContainText("你的服务器返回 503");
  await expect(state).toContainText("1 件待推送");
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const name = `${width} px`;
    await expectAccessible(page, `webhooks, ${name}`);
    await expectReadable(page, "webhooks", { name, language: "zh-CN", withAxe: true });
  }

  await line.getByTestId("webhook-more").click();
  await page.getByTestId("remove-webhook").click();
  await page.getByTestId("remove-confirm").click();
  await expect(page.getByText("暂无 Webhook")).toBeVisible();
  shop.close();
});

test("[PD1] the API page describes webhook events and offers no third-party services", {
  tag: "@slow",
}, async ({ page }) => {
  await page.goto("/docs/#webhook/POST/events");
  await expect(page.getByRole("heading", { name: "Request to a webhook" })).toBeVisible();
  await expect(page.getByText(/Ask AI|Generate SDK|Deploy|MCP/)).toHaveCount(0);
});
