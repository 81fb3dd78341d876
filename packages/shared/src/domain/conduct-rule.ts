/** Checks outgoing texts against the rules of an account (CD). The desk and the console call the same functions. */
import { z } from "zod";
import { findEmailAddresses, findLinks, findPhoneNumbers, findWechatIds } from "./contact-patterns.ts";
import { type Blanks, type FoldedText, foldText, originalOf, type Span } from "./folded-text.ts";
import { conductRuleId } from "./ids.ts";
import { findLures, lureIds } from "./lures.ts";
import type { Content } from "./message.ts";
import { findWords, type WordTree, wordTreeOf } from "./word-tree.ts";

/** [CD1] How many rules an account may have; words and allowed hosts are per rule. */
export const conductRuleLimit = { rules: 100, words: 50, allowedHosts: 50 } as const;

/** In characters, where an emoji counts as one. */
export const conductRuleLength = { name: 30, word: 30, host: 253 } as const;

/** A warning is sent in spite of it by a second request that accepts it; a blocked text is not sent. */
export const conductActions = ["warn", "block"] as const;
export type ConductAction = (typeof conductActions)[number];

export const conductMatch = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), words: z.array(z.string()) }),
  z.object({ kind: z.literal("phone_numbers") }),
  z.object({ kind: z.literal("email_addresses") }),
  /** Host names in lower case; each allows its subdomains. */
  z.object({ kind: z.literal("links"), allowed: z.array(z.string()) }),
  z.object({ kind: z.literal("wechat_ids") }),
  z.object({ kind: z.literal("lures"), lures: z.array(z.enum(lureIds)) }),
]);
export type ConductMatch = z.infer<typeof conductMatch>;

export const conductRule = z.object({
  id: conductRuleId,
  name: z.string(),
  action: z.enum(conductActions),
  /** Whether it is applied. */
  on: z.boolean(),
  match: conductMatch,
});
export type ConductRule = z.infer<typeof conductRule>;

/** [CD7] Stands for the id of a rule where an agent sends one text to many customers. */
export const repetitionWarning = "repetition";

/** [CD6] Texts that an account sends by itself. */
export const automaticTexts = ["greeting", "auto_reply", "keyword_reply", "rating"] as const;
export type AutomaticText = (typeof automaticTexts)[number];

/** `from` and `to` are places in the original text, in UTF-16 units; `to` is exclusive. */
export interface ConductHit extends Span {
  ruleId: ConductRule["id"];
  name: string;
  action: ConductAction;
}

/** Both folded forms of one text, each made at most once. */
type Folds = Record<Blanks, () => FoldedText>;

function foldsOf(text: string): Folds {
  const made: Partial<Record<Blanks, FoldedText>> = {};
  const fold = (blanks: Blanks) => () => {
    made[blanks] ??= foldText(text, blanks);
    return made[blanks];
  };
  return { dropped: fold("dropped"), single: fold("single") };
}

const letter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const areOneWord = (a = "", b = ""): boolean =>
  (letter.test(a) && letter.test(b)) || (/\d/.test(a) && /\d/.test(b));

/** Whether a part is no piece of a longer word: "hell" is none in "hello". Scripts that set no blanks between words have no such pieces. */
function isWholeWord({ text, places }: FoldedText, { from, to }: Span): boolean {
  const isNextTo = (left: number) =>
    places[left]?.to === places[left + 1]?.from || places[left] === places[left + 1];
  const isCut = (left: number) => isNextTo(left) && areOneWord(text[left], text[left + 1]);
  return !isCut(from - 1) && !isCut(to - 1);
}

const trees = new WeakMap<readonly string[], WordTree>();

function treeOf(words: readonly string[]): WordTree {
  const known = trees.get(words);
  if (known) return known;
  const tree = wordTreeOf(words.map((word) => foldText(word, "dropped").text));
  trees.set(words, tree);
  return tree;
}

function placesOf(match: ConductMatch, folds: Folds): Span[] {
  const found = (folded: FoldedText, find: (text: string) => Span[]) =>
    find(folded.text).map((part) => originalOf(folded, part));
  switch (match.kind) {
    case "words": {
      const folded = folds.dropped();
      return found(folded, (text) =>
        findWords(treeOf(match.words), text, (part) => isWholeWord(folded, part)),
      );
    }
    case "phone_numbers":
      return found(folds.single(), findPhoneNumbers);
    case "email_addresses":
      return found(folds.single(), findEmailAddresses);
    case "links":
      return found(folds.single(), (text) => findLinks(text, match.allowed));
    case "wechat_ids":
      return found(folds.single(), findWechatIds);
    case "lures":
      return found(folds.dropped(), (text) => findLures(text, match.lures));
  }
}

/** Parts that overlap become one. */
function merged(parts: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && part.from < last.to) last.to = Math.max(last.to, part.to);
    else result.push({ ...part });
  }
  return result;
}

/** [CD2] Returns where a text hits the rules that are on, rule by rule and in the order of the text. Its time is linear in the length of the text. */
export function checkOutbound(rules: readonly ConductRule[], text: string): ConductHit[] {
  const folds = foldsOf(text);
  return rules.flatMap((rule) =>
    rule.on
      ? merged(placesOf(rule.match, folds)).map((part) => ({
          ruleId: rule.id,
          name: rule.name,
          action: rule.action,
          ...part,
        }))
      : [],
  );
}

/** [CD2] Returns the texts of a reply that the customer reads. */
export function outboundTextsOf(
  content: Extract<Content, { type: "text" | "link" | "miniprogrampage" | "image" }>,
): string[] {
  switch (content.type) {
    case "text":
      return [content.text];
    case "link":
      return [content.link.title, content.link.description, content.link.url];
    case "miniprogrampage":
      return [content.card.title];
    case "image":
      return [];
  }
}
