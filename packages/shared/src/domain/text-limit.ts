import { isBlank } from "./blank.ts";

/** WeChat does not document the length of a text; 2048 bytes of UTF-8 is the longest known to be safe. */
export const textLimitBytes = 2048;
/** [IM4] Of an image as an agent picks it; it is made light enough for WeChat afterwards (IM5). */
export const uploadLimitBytes = 10 * 1024 * 1024;
/** [OB9] Of each text of a link or a card; WeChat states no limit for them. */
export const cardTextLimit = 2_000;

const encoder = new TextEncoder();
/** In UTF-8, as WeChat counts. */
export const byteLength = (text: string): number => encoder.encode(text).length;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** How much of the text fits, cut between what a person sees as characters; within the first where that alone is too long. */
function fittingLength(text: string, limit: number): number {
  let at = 0;
  let size = 0;
  for (const char of text) {
    size += byteLength(char);
    if (size > limit) break;
    at += char.length;
  }
  // What comes after the next code point cannot move a boundary before it.
  const cut = graphemes.segment(text.slice(0, at + 2)).containing(at);
  // A joiner left over from the part before is none by itself.
  const isLeftOver = /^\S/u.test(text) && isBlank(text.slice(0, cut?.index));
  return (!isLeftOver && cut?.index) || at;
}

/** [QR4] Cuts a text into parts of at most `limit` bytes; each costs one reply. What nobody can see (OB10) says nothing, and is no part. */
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
