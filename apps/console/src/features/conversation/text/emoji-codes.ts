import { emojiTable } from "./emoji-table.ts";

const escaped = (code: string): string => code.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** `/:ok` is an emoji, `/:okay` is not: no letter or digit may follow a code of letters. */
const pattern = (code: string): string => escaped(code) + (/^\/:.*\w$/.test(code) ? "(?![A-Za-z0-9])" : "");

function readTable(): Map<string, string> {
  const emoji = new Map<string, string>();
  for (const line of emojiTable.trim().split("\n")) {
    const [character = "", ...names] = line.split(" ");
    for (const name of names) {
      const code = name.startsWith("/") ? name : `[${name.replace("_", " ")}]`;
      emoji.set(code, character);
    }
  }
  return emoji;
}

const emojiOf = readTable();
/** The longest first: `/::'(` is not `/::` followed by something. */
const anyCode = new RegExp(
  [...emojiOf.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(pattern)
    .join("|"),
  "g",
);

export interface EmojiCode {
  index: number;
  code: string;
  emoji: string;
}

export const emojiCodes = (text: string): EmojiCode[] =>
  [...text.matchAll(anyCode)].map(({ 0: code, index }) => ({
    index,
    code,
    emoji: emojiOf.get(code) as string,
  }));

/** Returns a text with emoji for its codes, for places that only display it. */
export const renderEmoji = (text: string): string =>
  text.replace(anyCode, (code) => emojiOf.get(code) as string);
