import i18next, { type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { chinese, type Language, languages, loadEnglish } from "./languages.ts";

const storageKey = "jieru.language";

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find((l) => l === stored) ?? "zh-CN";
  } catch {
    return "zh-CN";
  }
}

function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // NOTE: storage may be refused; the choice then lasts as long as the page.
  }
}

export const i18n: I18n = i18next;

i18n.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});

/** Ready at once with Chinese, the default; nothing is fetched for it. */
void i18n.use(initReactI18next).init({
  lng: "zh-CN",
  fallbackLng: "zh-CN",
  resources: { "zh-CN": chinese },
  ns: Object.keys(chinese),
  defaultNS: "common",
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

async function loadWords(language: Language): Promise<void> {
  if (language === "zh-CN" || i18n.hasResourceBundle(language, "common")) return;
  for (const [area, words] of Object.entries(await loadEnglish()))
    i18n.addResourceBundle(language, area, words);
}

/** Switches every word on the page, and remembers the choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language);
  await i18n.changeLanguage(language);
  rememberLanguage(language);
}

/** Before the first render: the language this browser chose last. */
export async function startLanguage(): Promise<void> {
  const language = storedLanguage();
  if (language !== i18n.language) await changeLanguage(language);
}

export const currentLanguage = (): Language => languages.find((l) => l === i18n.language) ?? "zh-CN";
