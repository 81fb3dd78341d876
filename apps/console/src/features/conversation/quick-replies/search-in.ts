/** These open the list as the first character: with a Chinese IME the slash key types 、. */
const openers = /^[/／、]/;

/** The text when the list was opened by its button: before the caret, selected, and after it. */
export type TextAtOpening = readonly [before: string, selected: string, after: string];

/** [QR7] The text typed there since, which is the search; null if anything else was changed. */
export function writtenSince([before, selected, after]: TextAtOpening, text: string): string | null {
  const isThere =
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  if (!isThere) return null;
  const written = text.slice(before.length, text.length - after.length);
  if (written.includes("\n") && written !== selected) return null;
  return written === selected ? "" : written.trim();
}

/** [QR7] The search, or null if the text is none. */
export function searchIn(text: string): string | null {
  return openers.test(text) && !text.includes("\n") ? text.slice(1).trim() : null;
}
