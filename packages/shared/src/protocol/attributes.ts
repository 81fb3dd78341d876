/** The shop's own server and its keys, and what it says of customers. */

import { z } from "zod";
import { attribute, attributesByName } from "../domain/attributes-schema.ts";
import { accountId, apiKeyId, instant, openingId } from "../domain/ids.ts";
import { named } from "./http.ts";

/** As WeChat makes them; what is none can be nobody's. */
const openid = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no openid");
export const customerOfAccount = z.object({ accountId, openid });

/** [AT2] All of them: what is left out is forgotten. */
export const attributesBody = z.strictObject({ attributes: attributesByName });

/** `updatedAt` is null where nobody ever said anything. */
export const attributesAnswer = z.object({ attributes: z.array(attribute), updatedAt: instant.nullable() });
export type Attributes = z.infer<typeof attributesAnswer>;
export const attributesQuery = z.object({ opening: openingId.optional() });

export const apiKeyLimit = 20;
export const apiKey = z.object({
  id: apiKeyId,
  name: z.string(),
  /** The last letters of it, so that people can tell keys apart. */
  tail: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  /** To the minute. */
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeysAnswer = z.object({ apiKeys: z.array(apiKey), limit: z.int() });
export const apiKeyBody = z.object({ name: named(40) });
/** `secret` is told this once. */
export const newApiKeyAnswer = z.object({ apiKey, secret: z.string() });
export type NewApiKey = z.infer<typeof newApiKeyAnswer>;
export const apiKeyOfAccount = z.object({ accountId, apiKeyId });
