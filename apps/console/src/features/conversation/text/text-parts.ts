import { emojiCodes } from "./emoji-codes.ts";
import { findLinks } from "./links.ts";

export type TextPart =
  | { kind: "text"; text: string }
  /** `text` is the original code, for screen readers, searching and copying. */
  | { kind: "emoji"; text: string; emoji: string }
  | { kind: "link"; text: string; href: string };

interface Found {
  index: number;
  part: Exclude<TextPart, { kind: "text" }>;
}

function found(text: string): Found[] {
  const links = findLinks(text).map(
    ({ index, raw, href }): Found => ({ index, part: { kind: "link", text: raw, href } }),
  );
  const inLink = (at: number) =>
    links.some(({ index, part }) => at >= index && at < index + part.text.length);
  const codes = emojiCodes(text)
    .filter(({ index }) => !inLink(index))
    .map(({ index, code, emoji }): Found => ({ index, part: { kind: "emoji", text: code, emoji } }));
  return [...links, ...codes].sort((a, b) => a.index - b.index);
}

/** Splits a text into parts. The joined parts equal the text byte for byte. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { index, part } of found(text)) {
    if (index < from) continue;
    if (index > from) parts.push({ kind: "text", text: text.slice(from, index) });
    parts.push(part);
    from = index + part.text.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
