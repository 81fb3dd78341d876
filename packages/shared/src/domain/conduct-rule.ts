/** The conduct rules of an account (CD). `outbound-guard.ts` checks texts by them. */
import type { z } from "zod";
import type { conductMatch, conductRule } from "./conduct-rule-schema.ts";

/** [CD1] How many rules an account may have; words and allowed hosts are per rule. */
export const conductRuleLimit = { rules: 100, words: 50, allowedHosts: 50 } as const;

/** In characters, where an emoji counts as one. */
export const conductRuleLength = { name: 30, word: 30, host: 253 } as const;

/** A warning is sent in spite of it by a second request that accepts it; a blocked text is not sent. */
export const conductActions = ["warn", "block"] as const;
export type ConductAction = (typeof conductActions)[number];

/** [CD1] The lures that a rule can look for. `lures.ts` has their phrases. */
export const lureIds = [
  /** Write anything, so that the reply window stays open. */
  "reply_to_keep_open",
  /** Write a number or a word to get a coupon. */
  "reply_for_reward",
  /** Press the button again, so that the reply window opens. */
  "click_to_keep_open",
  /** Forward or invite to get something. */
  "share_for_reward",
  /** Follow or add an account to get something. */
  "follow_for_reward",
  /** Praise to get something. */
  "review_for_reward",
  "exaggerated_claims",
] as const;
export type LureId = (typeof lureIds)[number];
export type ConductMatch = z.infer<typeof conductMatch>;
export type ConductRule = z.infer<typeof conductRule>;

/** [CD7] Stands for the id of a rule where an agent sends one text to many customers. */
export const repetitionWarning = "repetition";

/** [CD6] Texts that an account sends by itself. */
export const automaticTexts = ["greeting", "auto_reply", "keyword_reply", "rating"] as const;
export type AutomaticText = (typeof automaticTexts)[number];
