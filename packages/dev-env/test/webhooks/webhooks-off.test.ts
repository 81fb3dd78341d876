import type { NewWebhook } from "@jieru/shared/protocol/webhooks";
import { expect, it } from "vitest";
import { admin, openTestServer } from "../test-server.ts";
import { openReceiver } from "./receiver.ts";

it("[WH7] a server with WEBHOOKS=off reports it and sends nothing, not even a test", async () => {
  const shop = await openReceiver();
  const house = await openTestServer({ webhookHosts: [shop.host], silentWebhooks: true });
  const boss = await house.consoleOf(admin);
  const path = `/api/accounts/${house.accountId}/webhooks`;
  const made = await boss.post(path, { name: "订单", url: `${shop.url}/off`, topics: ["messages"] });
  const { id } = (made.body as NewWebhook).webhook;
  const test = await boss.post(`${path}/${id}/test`);
  expect([test.status, test.body]).toMatchObject([409, { refusal: "webhooks_silent" }]);
  expect((await boss.get(path)).body).toMatchObject({ delivers: false, webhooks: [{ takenAt: null }] });
  expect(shop.requests).toEqual([]);
  await house.stop();
  await shop.close();
});
