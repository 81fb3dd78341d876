import { emojiTable } from "./emoji-table.ts";
import { breakLines } from "./lines.ts";

const escaped = (code: string): string => code.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** `/:ok` is a face, `/:okay` is none: a code of letters ends where the letters do. */
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
/** The longest first: `/::'(` is not `/::` and something. */
const anyCode = new RegExp(
  [...emojiOf.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(pattern)
    .join("|"),
  "g",
);

export interface EmojiCode {
  /** Where it stands in the text. */
  index: number;
  /** As the customer's WeChat wrote it. */
  code: string;
  emoji: string;
}

/** Every code of WeChat's in a text, in order. */
export const emojiCodes = (text: string): EmojiCode[] =>
  [...text.matchAll(anyCode)].map(({ 0: code, index }) => ({
    index,
    code,
    emoji: emojiOf.get(code) as string,
  }));

/** A text with its codes and its lines drawn, for places that are only looked at. */
export const drawEmoji = (text: string): string =>
  breakLines(text).replace(anyCode, (code) => emojiOf.get(code) as string);
