/** [VR1] Reports a missing text as an error, as its key may look like a text. */
import type { i18n } from "i18next";

export function reportMissing(words: i18n, report: (error: Error) => void = reportError): void {
  words.options.appendNamespaceToMissingKey = true;
  words.options.parseMissingKeyHandler = (key: string) => {
    report(new Error(`there is no text ${key}`));
    return key;
  };
}
