import { z } from "zod";
import { accountId, instant, seq, webhookId } from "../domain/ids.ts";
import { named } from "./http.ts";

const topics = z.array(z.enum(["messages", "sessions", "customers"])).min(1);

export const certificateFault = z.enum(["expired", "other_name", "untrusted"]);

/**
 * Why a request failed. `status`: the server's answer. `refused`: a forbidden address (WH5). A secret that was sealed with another server's
 * key cannot be read and must be renewed.
 */
export const webhookFailure = z.discriminatedUnion("why", [
  z.object({ why: z.literal("status"), status: z.int() }),
  /** `certificate`: the server answers, but its certificate is not valid. Earlier releases leave it out. */
  z.object({ why: z.literal("unreachable"), certificate: certificateFault.optional() }),
  z.object({ why: z.enum(["too_slow", "refused", "secret_unreadable"]) }),
]);

/** [WH7] Events with `after < seq ≤ upTo`. null if their number is unknown: the database was restored to `after`. */
export const webhookMissing = z.object({ after: seq, upTo: seq.nullable() });

export const webhook = z.object({
  id: webhookId,
  name: z.string(),
  url: z.string(),
  topics,
  on: z.boolean(),
  createdAt: instant,
  /** A name; null if that person is no longer bound and has no name. */
  createdBy: z.string().nullable(),
  takenAt: instant.nullable(),
  /** Events that wait for delivery, at most `webhookWaitingShown`. */
  waiting: z.int().nonnegative(),
  /** [WH4] null while it works. `nextTryAt` is null once the webhook was switched off for failures. */
  failing: z
    .object({
      since: instant,
      tries: z.int().positive(),
      failure: webhookFailure,
      nextTryAt: instant.nullable(),
    })
    .nullable(),
  /** [WH7] The newest gap, until a week after a request that names it was accepted; see `webhookMissing`. */
  missing: webhookMissing.extend({ at: instant }).nullable(),
});

/** [WH2] The body of a webhook request. Further event fields depend on the type (docs/api/events.md). */
export const webhookRequest = z.object({
  accountId,
  appId: z.string(),
  /** The request covers every event with `from < seq ≤ to`, also those of other topics. */
  from: seq,
  to: seq,
  missing: webhookMissing.nullable(),
  events: z.array(z.looseObject({ id: z.string(), seq, type: z.string(), at: instant })),
});

export const webhookUrl = z.string().trim().max(2_048);
export const webhookBody = z.strictObject({ name: named(40), url: webhookUrl, topics });
export const webhookChange = webhookBody.extend({ on: z.boolean() }).partial();
export const webhookOfAccount = z.object({ accountId, webhookId });
export const webhooksAnswer = z.object({
  webhooks: z.array(webhook),
  limit: z.int(),
  /** [WH7] false if the server is configured to send no webhooks. */
  delivers: z.boolean(),
});
/** `secret` is shown only once, as Standard Webhooks writes it: `whsec_…`. */
export const newWebhookAnswer = z.object({ webhook, secret: z.string() });
export const webhookAnswer = z.object({ webhook });
export const webhookSecretAnswer = z.object({ secret: z.string() });
/** [WH8] The test's result; `answer` is the beginning of the answer. */
export const webhookTestAnswer = z.object({
  failure: webhookFailure.nullable(),
  /** The answer's status; null without an answer. Earlier releases leave it out. */
  status: z.int().nullable().optional(),
  tookMs: z.int().nonnegative(),
  answer: z.string().max(500),
});
