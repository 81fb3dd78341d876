import { isBlank } from "@jieru/shared/domain/blank";
import { type Webhook, type WebhookTopic, webhookTopics } from "@jieru/shared/protocol/webhooks";

export interface WebhookFields {
  name: string;
  url: string;
  topics: WebhookTopic[];
}

export const topics = Object.keys(webhookTopics) as WebhookTopic[];

export const emptyFields: WebhookFields = { name: "", url: "", topics };

export const fieldsOf = ({ name, url, topics: chosen }: Webhook): WebhookFields => ({
  name,
  url,
  topics: topics.filter((topic) => chosen.includes(topic)),
});

/** Returns only the differences, as another admin may change the rest. */
export function changeOf(before: WebhookFields, now: WebhookFields): Partial<WebhookFields> {
  const { name, url } = now;
  return {
    ...(name !== before.name && { name }),
    ...(url !== before.url && { url }),
    ...(now.topics.join() !== before.topics.join() && { topics: now.topics }),
  };
}

export const withTopic = (fields: WebhookFields, topic: WebhookTopic, chosen: boolean): WebhookFields => ({
  ...fields,
  topics: topics.filter((one) => (one === topic ? chosen : fields.topics.includes(one))),
});

/** Returns the first missing field in form order, or null. */
export function lackOf({
  name,
  url,
  topics: chosen,
}: WebhookFields): "unnamed" | "no_url" | "no_topic" | null {
  if (isBlank(name)) return "unnamed";
  if (isBlank(url)) return "no_url";
  return chosen.length === 0 ? "no_topic" : null;
}
