import { currentLanguage } from "./i18n.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** A format in the reader's language, made once: making one takes a hundred times as long as using it. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = currentLanguage();
  const key = `${language} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, options);
  made.set(key, known);
  return known;
}
