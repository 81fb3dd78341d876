/** That docs/api/webhooks.md tells who receives webhooks of what is there. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { eventDescriptions } from "@jieru/shared/domain/event-descriptions";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { expect, it } from "vitest";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/api/webhooks.md"), "utf8");

it("[WH1] [WH2] the page names and describes the events of each topic", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, ...cells]) => cells);
  const expected = Object.entries(webhookTopics).flatMap(([topic, types]) =>
    types.map((type) => [topic, type, eventDescriptions[type]]),
  );
  expect(rows, "The table of docs/api/webhooks.md is outdated. Run: pnpm tables").toEqual(expected);
});

it("[WH2] the request it shows holds what a request holds", () => {
  const [, body = ""] = /\n\n(\{\n {2}"accountId".*?^\})\n```$/ms.exec(page) ?? [];
  const { events, ...request } = JSON.parse(body);
  expect(Object.keys(request)).toEqual(["accountId", "appId", "from", "to", "missing"]);
  for (const { id, seq, at } of events) expect(id).toBe(`${request.accountId}-${seq}-${at}`);
});
