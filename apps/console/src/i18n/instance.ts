/**
 * The console's i18next instance. A *namespace* is a message file ("inbox"), a *key* a path in it ("tabs.waiting",
 * "common:cancel"), a *slot* is `{{name}}`. `count` chooses the plural form. Why the key types are our own:
 * docs/decisions/0038.
 */
import { turning } from "@jieru/shared/domain/in-one-line";
import { createInstance, type i18n } from "i18next";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** [LG5] Isolates the direction of a value from the sentence. */
function contained(value: string): string {
  const text = value.replace(turning, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Returns an instance for `language`, which is also the fallback. */
export function createI18n(language: string, defaultNamespace: string, texts: Record<string, object>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: language,
    load: "currentOnly",
    resources: { [language]: texts },
    defaultNS: defaultNamespace,
    initAsync: false,
    // An empty text is valid and must not show its key.
    returnEmptyString: true,
    // React escapes markup. `{{opens}}` is a placeholder of auto-replies (GR7) and stands for itself.
    interpolation: { escape: contained, defaultVariables: { opens: "{{opens}}" } },
    missingInterpolationHandler: () => "",
  });
  return instance;
}

/** Chinese is the default and needs no request. */
export const i18next = createI18n("zh-CN", "common", {});

/** Adds the texts of a message file. `messages-plugin.ts` compiles message files to this call. */
export function registerMessages(language: string, namespace: string, texts: object): void {
  i18next.addResourceBundle(language, namespace, texts);
}
