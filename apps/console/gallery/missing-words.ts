/** [VR1] Asking for a text that no language has is an error of the page: what is drawn instead of it, its key, may look like any word. */
import type { i18n } from "i18next";

export function reportMissing(words: i18n, report: (error: Error) => void = reportError): void {
  words.options.appendNamespaceToMissingKey = true;
  words.options.parseMissingKeyHandler = (key: string) => {
    report(new Error(`there is no text ${key}`));
    return key;
  };
}
