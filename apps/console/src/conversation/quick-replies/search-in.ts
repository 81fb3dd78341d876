/** What opens the list as the first character: with a Chinese IME the slash key writes 、. */
const openers = /^[/／、]/;

/** Where the list was opened by its button: what stood before the caret, selected, and behind. */
export type Asked = readonly [before: string, selected: string, after: string];

/** [QR7] What was written there since, which is searched for; null when something else was changed. */
export function writtenSince([before, selected, after]: Asked, text: string): string | null {
  const isThere =
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  if (!isThere) return null;
  const written = text.slice(before.length, text.length - after.length);
  if (written.includes("\n") && written !== selected) return null;
  return written === selected ? "" : written.trim();
}

/** [QR7] What is searched for, or null when the text is no search. */
export function searchIn(text: string): string | null {
  return openers.test(text) && !text.includes("\n") ? text.slice(1).trim() : null;
}
