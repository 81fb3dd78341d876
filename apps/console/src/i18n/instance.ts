/**
 * i18next as the console uses it. A *namespace* is a file of messages ("inbox"); a *key* is a path in it ("tabs.waiting"), or in
 * another namespace ("common:cancel"); a *slot* is `{{name}}`; the value `count` chooses the plural form. Why the types of keys are
 * ours: docs/decisions/0038.
 */
import { turning } from "@jieru/shared/domain/in-one-line";
import { createInstance, type i18n } from "i18next";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** [LG5] Whoever chose the name did not choose the sentence it stands in. */
function contained(value: string): string {
  const text = value.replace(turning, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Returns an instance that speaks `language` until told otherwise, and wherever another language lacks a text. */
export function createWords(language: string, defaultNamespace: string, texts: Record<string, object>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: language,
    load: "currentOnly",
    resources: { [language]: texts },
    defaultNS: defaultNamespace,
    initAsync: false,
    // A place that says nothing in one state says so by an empty text, not by its key.
    returnEmptyString: true,
    // React itself keeps markup out of what is drawn.
    // `{{opens}}` is what agents write into auto-replies (GR7): in a sentence about it, it stands for itself.
    interpolation: { escape: contained, defaultVariables: { opens: "{{opens}}" } },
    missingInterpolationHandler: () => "",
  });
  return instance;
}

/** The console speaks Chinese, the default, without fetching anything. */
export const words = createWords("zh-CN", "common", {});

/** Called by a message file as it loads: `messages-plugin.ts` compiles it to this call with the texts of one language. */
export function addTexts(language: string, namespace: string, texts: object): void {
  words.addResourceBundle(language, namespace, texts);
}
