/** That docs/webhooks.md tells who receives webhooks of what is there. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { expect, it } from "vitest";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/webhooks.md"), "utf8");

it("[WH1] [WH2] the page names the topics, and the events of each", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| ([^|]*)\|$/gm)].map(([, topic, events = ""]) => [
    topic,
    [...events.matchAll(/`(\w+)`/g)].map(([, type]) => type),
  ]);
  expect(Object.fromEntries(rows)).toEqual(webhookTopics);
});

it("[WH2] the request it shows holds what a request holds", () => {
  const [, body = ""] = /\n\n(\{\n {2}"accountId".*?^\})\n```$/ms.exec(page) ?? [];
  const { events, ...request } = JSON.parse(body);
  expect(Object.keys(request)).toEqual(["accountId", "appId", "from", "to", "missing"]);
  for (const { id, seq, at } of events) expect(id).toBe(`${request.accountId}-${seq}-${at}`);
});
