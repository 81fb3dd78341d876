/**
 * i18next as the console uses it. An *area* is a file of messages ("inbox") and one of i18next's namespaces; a *key* is a path in it
 * ("tabs.waiting"), or in another area ("common:cancel"); a *slot* is `{{name}}`; a *plural* is a key with its forms behind it
 * (`unread_one`, `unread_other`), chosen by the value `count`. Why the types of keys are ours: docs/decisions/0038.
 */
import { turning } from "@jieru/shared/domain/in-one-line";
import { createInstance, type i18n } from "i18next";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** [LG5] Whoever chose the name did not choose the sentence it stands in. */
function contained(value: string): string {
  const text = value.replace(turning, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Ready at once with the words of `language`, which is spoken until told otherwise and wherever another one lacks a word. */
export function createWords<Area extends string>(
  language: string,
  defaultArea: NoInfer<Area>,
  words: Record<Area, object>,
): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: language,
    load: "currentOnly",
    resources: { [language]: words },
    defaultNS: defaultArea,
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
