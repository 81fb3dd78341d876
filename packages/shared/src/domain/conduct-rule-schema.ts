import { z } from "zod";
import { conductActions, lureIds } from "./conduct-rule.ts";
import { conductRuleId } from "./ids.ts";

export const conductMatch = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), words: z.array(z.string()) }),
  z.object({ kind: z.literal("phone_numbers") }),
  z.object({ kind: z.literal("email_addresses") }),
  /** Host names in lower case; each allows its subdomains. */
  z.object({ kind: z.literal("links"), allowed: z.array(z.string()) }),
  z.object({ kind: z.literal("wechat_ids") }),
  z.object({ kind: z.literal("lures"), lures: z.array(z.enum(lureIds)) }),
]);

export const conductRule = z.object({
  id: conductRuleId,
  name: z.string(),
  action: z.enum(conductActions),
  on: z.boolean(),
  match: conductMatch,
});
