// A new event type must join a topic, or be excluded from webhooks on purpose.
import { expect, it } from "vitest";
import { eventTypes } from "../src/domain/snapshot-schema.ts";
import { webhookTopics } from "../src/protocol/webhooks.ts";

const withinTheDesk = [
  "place_changed",
  "rating_request_dropped",
  "messages_read",
  "mention_seen",
  "words_expired",
  "agent_status_changed",
  "agent_pickup_changed",
  "agent_bound",
  "agent_role_changed",
  "agent_renamed",
  "agent_unbound",
  "account_changed",
  "credentials_refused",
  "credentials_accepted",
  "pushes_ceased",
  "pushes_came_back",
  "pushes_missed",
  "quick_replies_changed",
  "keyword_replies_changed",
  "conduct_rules_changed",
];

it("[WH1] every type of event is in one topic, or told to consoles alone", () => {
  const published = Object.values(webhookTopics).flat();
  const renewal =
    "Add the type to webhookTopics and run: pnpm tables. Or add it to withinTheDesk in this test";
  expect([...published, ...withinTheDesk].toSorted(), renewal).toEqual(eventTypes.toSorted());
});
