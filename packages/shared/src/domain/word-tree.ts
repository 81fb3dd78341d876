/** Finds words in folded text with a character tree. The time does not depend on the number of words. */
import type { Span } from "./folded-text.ts";

export interface WordTree {
  next: Map<number, WordTree>;
  isWord: boolean;
}

export type Characters = Pick<string, "length" | "charCodeAt">;

export function wordTreeOf(words: readonly string[]): WordTree {
  const root: WordTree = { next: new Map(), isWord: false };
  for (const word of words) {
    let node = root;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      const next = node.next.get(code) ?? { next: new Map(), isWord: false };
      node.next.set(code, next);
      node = next;
    }
    if (word !== "") node.isWord = true;
  }
  return root;
}

/** Returns the longest word that `isWhole` accepts at each position; parts may overlap. */
export function findWords(root: WordTree, text: Characters, isWhole: (part: Span) => boolean): Span[] {
  const found: Span[] = [];
  for (let from = 0; from < text.length; from++) {
    let node: WordTree | undefined = root;
    let longest: Span | null = null;
    for (let at = from; at < text.length; at++) {
      node = node.next.get(text.charCodeAt(at));
      if (!node) break;
      const part = { from, to: at + 1 };
      if (node.isWord && isWhole(part)) longest = part;
    }
    if (longest) found.push(longest);
  }
  return found;
}
