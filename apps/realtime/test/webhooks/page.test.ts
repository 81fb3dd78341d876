import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { eventDescriptions } from "@jieru/shared/domain/event-descriptions";
import type { WebhookId } from "@jieru/shared/domain/ids";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { expect, it } from "vitest";
import { sealSecret } from "../../src/accounts/secrets.ts";
import { sign } from "../../src/webhooks/secret.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/api/webhooks.md"), "utf8");

it("[WH1] [WH2] the page names and describes the events of each topic", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, ...cells]) => cells);
  const expected = Object.entries(webhookTopics).flatMap(([topic, types]) =>
    types.map((type) => [topic, type, eventDescriptions[type]]),
  );
  expect(rows, "The table of docs/api/webhooks.md is outdated. Run: pnpm tables").toEqual(expected);
});

it("[WH2] the example request has the fields of a real request", () => {
  const [, body = ""] = /\n\n(\{\n {2}"accountId".*?^\})\n```$/ms.exec(page) ?? [];
  const { events, ...request } = JSON.parse(body);
  expect(Object.keys(request)).toEqual(["accountId", "appId", "from", "to", "missing"]);
  for (const { id, seq, at } of events) expect(id).toBe(`${request.accountId}-${seq}-${at}`);
});

const vector = JSON.parse(/```json\n(\{\n {2}"secret".*?)```/s.exec(page)?.[1] ?? "{}");

it("[WH3] the page's test vector is what the server signs", () => {
  const key = randomBytes(32);
  const id = "webhook" as WebhookId;
  const { secret, body, ...headers } = vector;
  const row = { id, secret: sealSecret(key, secret, id), oldSecret: null, oldSecretUntil: null };
  const request = { requestId: headers["webhook-id"], body, now: headers["webhook-timestamp"] * 1_000 };
  expect(sign(key, row, request)).toEqual(headers);
});

it("[WH3] the page's function for Node accepts the vector and rejects other bodies and times", async () => {
  const source = /### Node\n\n```js\n(.*?)```/s.exec(page)?.[1] ?? "";
  const { verify } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const now = Number(vector["webhook-timestamp"]);
  const isGenuine = (body: string, at: number) => verify(vector.secret, vector, Buffer.from(body), at);
  expect(isGenuine(vector.body, now + 300)).toBe(true);
  expect(isGenuine(vector.body, now + 301)).toBe(false);
  expect(isGenuine(`${vector.body} `, now)).toBe(false);
});
