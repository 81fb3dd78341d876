/** The conduct rules of an account (CD), which `outbound-guard.ts` applies. */
import type { z } from "zod";
import type { conductMatch, conductRule } from "./conduct-rule-schema.ts";

/** [CD1] The most rules of an account; words and allowed hosts are per rule. */
export const conductRuleLimit = { rules: 100, words: 50, allowedHosts: 50 } as const;

/** In characters, where an emoji counts as one. */
export const conductRuleLength = { name: 30, word: 30, host: 253 } as const;

/** A second request that accepts a warning sends the text. A blocked text is never sent. */
export const conductActions = ["warn", "block"] as const;
export type ConductAction = (typeof conductActions)[number];

/** [CD1] Lures that a rule can find, with phrases in `lures.ts`. */
export const lureIds = [
  /** "Write anything, so that the reply window stays open." */
  "reply_to_keep_open",
  "reply_for_reward",
  /** "Press the button again, so that the reply window opens." */
  "click_to_keep_open",
  "share_for_reward",
  "follow_for_reward",
  "review_for_reward",
  "exaggerated_claims",
] as const;
export type LureId = (typeof lureIds)[number];
export type ConductMatch = z.infer<typeof conductMatch>;
export type ConductRule = z.infer<typeof conductRule>;

/** [CD7] Replaces a rule's id in warnings about one text to many customers. */
export const repetitionWarning = "repetition";

/** [CD6] Texts that an account sends by itself. */
export const automaticTexts = ["greeting", "auto_reply", "keyword_reply", "rating"] as const;
export type AutomaticText = (typeof automaticTexts)[number];
