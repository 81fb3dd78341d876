/** What opens the list as the first character: with a Chinese IME the slash key writes 、. */
const openers = /^[/／、]/;
/** Longer than anybody searches; longer than this it is perhaps what somebody wants to say. */
const maxSearch = 20;

/** [QR7] What is searched for, or null when the text is no search. */
export function searchIn(text: string): string | null {
  return openers.test(text) && !text.includes("\n") ? text.slice(1).trim() : null;
}

/** [DR8] Something written to be sent: not nothing, and not the few words of a search for a quick reply. */
export const isDraft = (text: string): boolean =>
  text.trim() !== "" && (searchIn(text)?.length ?? maxSearch + 1) > maxSearch;
