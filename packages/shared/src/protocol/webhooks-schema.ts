import { z } from "zod";
import { accountId, instant, seq, webhookId } from "../domain/ids.ts";
import { named } from "./http.ts";

const topics = z.array(z.enum(["messages", "sessions", "customers"])).min(1);

/** What is wrong with the certificate of the server at an address. */
export const certificateFault = z.enum(["expired", "other_name", "untrusted"]);

/**
 * Why a request was not taken. `status` is what it was answered with; `refused` is an address we do not go to (WH5); where the
 * server's key is not the one that sealed the secret, it cannot be read, and is to be renewed.
 */
export const webhookFailure = z.discriminatedUnion("why", [
  z.object({ why: z.literal("status"), status: z.int() }),
  /** `certificate`: there it is, but not with a certificate that is valid. Earlier releases left it out. */
  z.object({ why: z.literal("unreachable"), certificate: certificateFault.optional() }),
  z.object({ why: z.enum(["too_slow", "refused", "secret_unreadable"]) }),
]);

/** [WH7] Events with `after < seq ≤ upTo`. null where nobody knows how many there were: the database was restored as it was at `after`. */
export const webhookMissing = z.object({ after: seq, upTo: seq.nullable() });

export const webhook = z.object({
  id: webhookId,
  name: z.string(),
  url: z.string(),
  topics,
  on: z.boolean(),
  createdAt: instant,
  /** By name; null where that person is not bound any more and left none. */
  createdBy: z.string().nullable(),
  /** When events, or the test, were last taken. */
  takenAt: instant.nullable(),
  /** Events of its topics that wait to be delivered; of `webhookWaitingShown` or more, that many. */
  waiting: z.int().nonnegative(),
  /** [WH4] null while it works. `nextTryAt` is null once it has been switched off for it. */
  failing: z
    .object({
      since: instant,
      tries: z.int().positive(),
      failure: webhookFailure,
      nextTryAt: instant.nullable(),
    })
    .nullable(),
  /** [WH7] The newest hole, until a week after a request that tells of it was taken; see `webhookMissing`. */
  missing: webhookMissing.extend({ at: instant }).nullable(),
});

/** [WH2] What a webhook's server is sent. What else is in an event depends on its type (docs/api/events.md). */
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
  /** [WH7] false where the server is told to keep silent. */
  delivers: z.boolean(),
});
/** `secret` is told this once, as Standard Webhooks writes it: `whsec_…`. */
export const newWebhookAnswer = z.object({ webhook, secret: z.string() });
export const webhookAnswer = z.object({ webhook });
export const webhookSecretAnswer = z.object({ secret: z.string() });
/** [WH8] What the test came to; `answer` is the beginning of what was answered. */
export const webhookTestAnswer = z.object({
  failure: webhookFailure.nullable(),
  /** What it was answered with; null where nothing answered. Earlier releases left it out. */
  status: z.int().nullable().optional(),
  tookMs: z.int().nonnegative(),
  answer: z.string().max(500),
});
