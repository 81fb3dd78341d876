/** What an account answers by itself to customers who write certain words (KA). The desk and the console ask the same functions. */
import type { z } from "zod";
import type { keyword, keywordReply } from "./keyword-reply-schema.ts";
import { greetingLength } from "./settings.ts";

/** [KA1] How many rules an account may have, and how many keywords a rule. */
export const keywordReplyLimit = { rules: 50, keywords: 10 } as const;

/** In characters, where an emoji counts as one; of the text like a greeting's. */
export const keywordReplyLength = { name: 30, keyword: 30, text: greetingLength } as const;

/** Whether the keyword must be all that the customer wrote, or a part of it. */
export const keywordMatches = ["whole", "contained"] as const;
export type Keyword = z.infer<typeof keyword>;
export type KeywordReply = z.infer<typeof keywordReply>;

/** [KA2] Wide signs are narrow ones, and large letters small ones. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().normalize("NFKC").trim();

const isOfTheEdge = (sign: string): boolean =>
  /[\s\p{P}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800~]/u.test(sign);

/** [KA2] Without the blanks and the punctuation around it; what is nothing else stays. */
function bare(text: string): string {
  const signs = Array.from(text);
  const from = signs.findIndex((sign) => !isOfTheEdge(sign));
  return from < 0 ? text : signs.slice(from, signs.findLastIndex((sign) => !isOfTheEdge(sign)) + 1).join("");
}

interface Prepared {
  text: string;
  isWhole: boolean;
}
/** Of the rules that are at hand: a busy account holds each message against all of them. */
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

/** [KA9] The rule among those asked before that answers all a keyword could; null where the keyword has its turn. */
export function findRuleBefore(
  earlier: readonly KeywordReply[],
  { text, match }: Keyword,
): KeywordReply | null {
  const mine = bare(folded(text));
  const covers = ({ text: words, isWhole }: Prepared): boolean =>
    words !== "" && (isWhole ? match === "whole" && mine === words : mine.includes(words));
  return earlier.find((rule) => rule.on && preparedOf(rule).some(covers)) ?? null;
}

/** [KA1] [KA2] The first rule that is on and has a keyword for the text; null where none has. */
export function findKeywordReply(rules: readonly KeywordReply[], text: string): KeywordReply | null {
  if (rules.length === 0) return null;
  const said = folded(text);
  const whole = bare(said);
  const isMeant = ({ text: words, isWhole }: Prepared): boolean =>
    words !== "" && (isWhole ? whole === words : said.includes(words));
  return rules.find((rule) => rule.on && preparedOf(rule).some(isMeant)) ?? null;
}
