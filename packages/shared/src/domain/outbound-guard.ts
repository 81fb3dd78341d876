/** Checks outgoing texts against an account's rules (CD2). Server and console call the same function. */
import type { ConductAction, ConductMatch, ConductRule } from "./conduct-rule.ts";
import { findEmailAddresses, findLinks, findPhoneNumbers, findWechatIds } from "./contact-patterns.ts";
import { type Blanks, type FoldedText, foldText, originalOf, type Span } from "./folded-text.ts";
import { findLures } from "./lures.ts";
import type { Content } from "./message.ts";
import { findWords, type WordTree, wordTreeOf } from "./word-tree.ts";

/** Positions in the original text, in UTF-16 units; `to` is exclusive. */
export interface ConductHit extends Span {
  ruleId: ConductRule["id"];
  name: string;
  action: ConductAction;
}

/** Both folded forms of a text, each made at most once. */
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

/**
 * Returns whether a part is not inside a longer word, such as "hell" in "hello". Scripts without blanks between words have no such parts.
 */
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

function merged(parts: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && part.from < last.to) last.to = Math.max(last.to, part.to);
    else result.push({ ...part });
  }
  return result;
}

/** [CD2] Returns where a text matches active rules, rule by rule and in text order. Its time is linear in the length of the text. */
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
