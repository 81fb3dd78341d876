import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { webhookRequest } from "@jieru/shared/protocol/webhooks-schema";
import { z } from "zod";

const typesOf = (types: readonly string[]): string => types.map((type) => `\`${type}\``).join(", ");
const topics = Object.entries(webhookTopics).map(([topic, types]) => `- ${topic}: ${typesOf(types)}`);

const description = [
  "What happens in an account, sent to the addresses its admins set. Every event comes at least once and in the order of its `seq`, " +
    "at most 50 in a request; its `id` never changes, so remember the ids you have handled. A test is one event of the type `test`. " +
    "Types by topic:",
  topics.join("\n"),
  "Requests are signed as [Standard Webhooks](https://www.standardwebhooks.com) says, with the secret that was shown when the webhook was " +
    "made; its libraries verify them. Answer with 2xx within ten seconds, and work on it afterwards.",
].join("\n\n");

const header = (name: string, words: string) => ({
  in: "header" as const,
  name,
  required: true,
  description: words,
  schema: { type: "string" as const },
});

const accountId = "01kb0c9sm5x2h7v3n8q4r6t0wz";
const at = 1_795_615_199_731;
const example = {
  accountId,
  appId: "wx0123456789abcdef",
  from: 1041,
  to: 1042,
  missing: null,
  events: [
    {
      id: `${accountId}-1042-${at}`,
      seq: 1042,
      type: "customer_message_received",
      at,
      session: { id: "01kb0d1m7y", state: "waiting", customer: { openid: "o9Ag05", remark: "陈老板" } },
      message: { id: "01kb0d1m80", seq: 1042, direction: "in", type: "text", text: "在吗", at },
    },
  ],
};

export const webhooks = {
  events: {
    post: {
      summary: "Request to a webhook",
      description,
      parameters: [
        header("webhook-id", "The same whenever the same events are sent again."),
        header("webhook-timestamp", "When it was sent, in seconds since 1970."),
        header(
          "webhook-signature",
          "`v1,` and the signature in base64; for a day after a renewal a second one by the old secret.",
        ),
      ],
      requestBody: {
        required: true,
        content: { "application/json": { schema: { ...z.toJSONSchema(webhookRequest), example } as object } },
      },
      responses: {
        "2XX": { description: "Accepted." },
        default: {
          description:
            "Not accepted: the same events are sent again for three days, first after five seconds, later every hour.",
        },
      },
    },
  },
};
