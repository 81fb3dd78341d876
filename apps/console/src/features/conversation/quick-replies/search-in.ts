/** The first characters that open the list; a Chinese IME types 、 for the slash key. */
const openers = /^[/／、]/;

/** The text when the button opened the list: before the caret, selected, and after it. */
export type TextAtOpening = readonly [before: string, selected: string, after: string];

/** [QR7] Returns the text typed since then, or null if anything else changed. */
export function writtenSince([before, selected, after]: TextAtOpening, text: string): string | null {
  const isThere =
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  if (!isThere) return null;
  const written = text.slice(before.length, text.length - after.length);
  if (written.includes("\n") && written !== selected) return null;
  return written === selected ? "" : written.trim();
}

/** [QR7] Returns the search, or null. */
export function searchIn(text: string): string | null {
  return openers.test(text) && !text.includes("\n") ? text.slice(1).trim() : null;
}
