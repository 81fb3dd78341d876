/** Automatic replies to messages with certain words (KA). Server and console call the same functions. */
import type { z } from "zod";
import type { keyword, keywordReply } from "./keyword-reply-schema.ts";
import { greetingLength } from "./settings.ts";

/** [KA1] The most rules of an account, and keywords of a rule. */
export const keywordReplyLimit = { rules: 50, keywords: 10 } as const;

/** In characters, where an emoji counts as one. The text has the limit of a greeting. */
export const keywordReplyLength = { name: 30, keyword: 30, text: greetingLength } as const;

/** The keyword must be the whole message, or a part of it. */
export const keywordMatches = ["whole", "contained"] as const;
export type Keyword = z.infer<typeof keyword>;
export type KeywordReply = z.infer<typeof keywordReply>;

/** [KA2] Folds width and case. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().normalize("NFKC").trim();

const isOfTheEdge = (sign: string): boolean =>
  /[\s\p{P}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800~]/u.test(sign);

/** [KA2] Strips blanks and punctuation around the text, unless the text has nothing else. */
function bare(text: string): string {
  const signs = Array.from(text);
  const from = signs.findIndex((sign) => !isOfTheEdge(sign));
  return from < 0 ? text : signs.slice(from, signs.findLastIndex((sign) => !isOfTheEdge(sign)) + 1).join("");
}

interface Prepared {
  text: string;
  isWhole: boolean;
}
/** Caches prepared rules, since every message is compared with all rules. */
const prepared = new WeakMap<KeywordReply, readonly Prepared[]>();

function preparedOf(rule: KeywordReply): readonly Prepared[] {
  const known = prepared.get(rule);
  if (known) return known;
  const keywords = rule.keywords.map(({ text, match }) => ({
    text: bare(folded(text)),
    isWhole: match === "whole",
  }));
  prepared.set(rule, keywords);
  return keywords;
}

/** [KA9] Returns the earlier rule that matches whatever the keyword matches; null if there is none. */
export function findRuleBefore(
  earlier: readonly KeywordReply[],
  { text, match }: Keyword,
): KeywordReply | null {
  const mine = bare(folded(text));
  const covers = ({ text: words, isWhole }: Prepared): boolean =>
    words !== "" && (isWhole ? match === "whole" && mine === words : mine.includes(words));
  return earlier.find((rule) => rule.on && preparedOf(rule).some(covers)) ?? null;
}

/** [KA1] [KA2] Returns the first active rule with a keyword for the text; null if there is none. */
export function findKeywordReply(rules: readonly KeywordReply[], text: string): KeywordReply | null {
  if (rules.length === 0) return null;
  const foldedText = folded(text);
  const whole = bare(foldedText);
  const isMeant = ({ text: words, isWhole }: Prepared): boolean =>
    words !== "" && (isWhole ? whole === words : foldedText.includes(words));
  return rules.find((rule) => rule.on && preparedOf(rule).some(isMeant)) ?? null;
}
