export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** Languages that are loaded on demand, one chunk each. */
export const messageLoaders: Record<Exclude<Language, "zh-CN">, () => Promise<unknown>> = {
  "zh-TW": () => import("./traditional.ts"),
  en: () => import("./english.ts"),
};

/** Returns the first supported language that the browser requests, else English. */
export function languageFor(requested: readonly string[]): Language {
  const spoken = requested.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "en";
  if (/^en\b/i.test(spoken)) return "en";
  return /^zh-(hant|tw|hk|mo)\b/i.test(spoken) ? "zh-TW" : "zh-CN";
}
