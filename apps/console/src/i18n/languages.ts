export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** The languages that are fetched when someone asks for them. Each of these modules is one chunk. */
export const loadTexts: Record<Exclude<Language, "zh-CN">, () => Promise<unknown>> = {
  "zh-TW": () => import("./traditional.ts"),
  en: () => import("./english.ts"),
};

/** Returns the language for a browser in which nobody chose one: the first it asks for that the console speaks, else English. */
export function languageFor(asked: readonly string[]): Language {
  const spoken = asked.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "en";
  if (/^en\b/i.test(spoken)) return "en";
  return /^zh-(hant|tw|hk|mo)\b/i.test(spoken) ? "zh-TW" : "zh-CN";
}
