import { z } from "zod";
import { attribute, attributesByName } from "../domain/attributes-schema.ts";
import { accountId, apiKeyId, instant, openingId } from "../domain/ids.ts";
import { named } from "./http.ts";

const openid = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no openid");
export const customerOfAccount = z.object({ accountId, openid });

/** [AT2] Replaces all attributes. */
export const attributesBody = z.strictObject({ attributes: attributesByName });

/** `updatedAt` is null if no attributes were ever set. */
export const attributesAnswer = z.object({ attributes: z.array(attribute), updatedAt: instant.nullable() });
export type Attributes = z.infer<typeof attributesAnswer>;
export const attributesQuery = z.object({ opening: openingId.optional() });

export const apiKeyLimit = 20;
export const apiKey = z.object({
  id: apiKeyId,
  name: z.string(),
  tail: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  /** To the minute. */
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeysAnswer = z.object({ apiKeys: z.array(apiKey), limit: z.int() });
export const apiKeyBody = z.object({ name: named(40) });
/** `secret` is shown only once. */
export const newApiKeyAnswer = z.object({ apiKey, secret: z.string() });
export type NewApiKey = z.infer<typeof newApiKeyAnswer>;
export const apiKeyOfAccount = z.object({ accountId, apiKeyId });
