import { createHmac, randomBytes } from "node:crypto";
import { tryOpenSecret } from "../accounts/secrets.ts";
import type { WebhookRow } from "./webhook-row.ts";

/** Standard Webhooks: the prefix, and base64 of 24 to 64 bytes. */
const prefix = "whsec_";
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString("base64")}`;

/** Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
const signatureOf = (secret: string, signed: string): string =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(prefix.length), "base64"))
    .update(signed)
    .digest("base64")}`;

/** Time to update the receiver. */
export const oldSecretWorksMs = 24 * 60 * 60 * 1_000;

export interface Signed {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

type Secrets = Pick<WebhookRow, "id" | "secret" | "oldSecret" | "oldSecretUntil">;

/** Returns null if another server key encrypted the secret. */
export function sign(
  secretKey: Buffer,
  { id, secret, oldSecret, oldSecretUntil }: Secrets,
  { requestId, body, now }: { requestId: string; body: string; now: number },
): Signed | null {
  const current = tryOpenSecret(secretKey, secret, id);
  if (current === null) return null;
  const isOldInUse = oldSecret !== null && now < (oldSecretUntil ?? 0);
  const old = isOldInUse ? tryOpenSecret(secretKey, oldSecret, id) : null;
  const timestamp = String(Math.floor(now / 1_000));
  const signed = `${requestId}.${timestamp}.${body}`;
  const secrets = old === null ? [current] : [current, old];
  return {
    "webhook-id": requestId,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map((each) => signatureOf(each, signed)).join(" "),
  };
}
