/** What opens the list as the first character: with a Chinese IME the slash key writes 、. */
const openers = /^[/／、]/;

/** [QR7] What is searched for, or null when the text is no search. */
export function searchIn(text: string): string | null {
  return openers.test(text) && !text.includes("\n") ? text.slice(1).trim() : null;
}
