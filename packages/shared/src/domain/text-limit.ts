import { isBlank } from "./blank.ts";

/** WeChat does not document this limit; 2048 bytes of UTF-8 is the longest known to be safe. */
export const textLimitBytes = 2048;
/** [IM4] For the image that an agent picks; it is compressed for WeChat afterwards (IM5). */
export const uploadLimitBytes = 10 * 1024 * 1024;
/** [OB9] For each text of a link or a card; WeChat states no limit. */
export const cardTextLimit = 2_000;

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Returns the length of the text that fits, cut between visible characters, or within the first if that alone is too long. */
function fittingLength(text: string, limit: number): number {
  let at = 0;
  let size = 0;
  for (const char of text) {
    size += byteLength(char);
    if (size > limit) break;
    at += char.length;
  }
  // Text after the next code point cannot move an earlier boundary.
  const cut = graphemes.segment(text.slice(0, at + 2)).containing(at);
  // A joiner left over from the previous part is not a character.
  const isLeftOver = /^\S/u.test(text) && isBlank(text.slice(0, cut?.index));
  return (!isLeftOver && cut?.index) || at;
}

/**
 * [QR4] Cuts a text into parts of at most `limit` bytes, each of which costs one reply. Parts without visible characters are dropped
 * (OB10).
 */
export function splitText(text: string, limit = textLimitBytes): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const rest = text.slice(from);
    const part = rest.slice(0, fittingLength(rest, limit));
    if (!isBlank(part)) parts.push(part);
    from += part.length;
  }
  return parts;
}
