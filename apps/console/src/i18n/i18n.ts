import { readChoice, storeChoice } from "../lib/browser/stored-choice.ts";
import { isChunkError, reloadWhenReachable } from "../lib/new-release.ts";
import { showToast } from "../lib/toast-store.ts";
import { i18next } from "./instance.ts";
import type { KeyIn, Namespace, Translate } from "./keys.ts";
import { type Language, languageFor, languages, messageLoaders } from "./languages.ts";
// Needed by the session list; other parts import their own.
import "./messages/common.ts";
import "./messages/inbox.ts";
import "./messages/refusals.ts";

const storageKey = "jieru.language";

function storedLanguage(): Language | undefined {
  const kept = readChoice(storageKey);
  return languages.find((l) => l === kept);
}

type Lookup = (key: string, values?: object) => string;

let translates = new Map<Namespace, Lookup>();
let version = 0;

/** Increases whenever texts may have changed. */
export const messagesVersion = (): number => version;

/** Texts with customer content change all day, so the cache is bounded. */
const maxLookups = 1_000;

/** Caches translations, as a page requests the same few hundred again and again. */
function memoizeLookups(lookUp: Lookup): Lookup {
  const known = new Map<string, string>();
  return (key, values) => {
    const lookup = values ? key + JSON.stringify(values) : key;
    const had = known.get(lookup);
    if (had !== undefined) return had;
    const text = lookUp(key, values);
    if (known.size >= maxLookups) known.clear();
    known.set(lookup, text);
    return text;
  };
}

/** Returns the translate function of a namespace; the same one until texts change, so that it can be a dependency. */
export function translateIn<Home extends Namespace>(home: Home): Translate<Home> {
  const known = translates.get(home);
  if (known) return known as Translate<Home>;
  const t = memoizeLookups(i18next.getFixedT(null, home) as unknown as Lookup);
  translates.set(home, t);
  return t as Translate<Home>;
}

function clearLookups(): void {
  translates = new Map();
  version++;
}
i18next.on("languageChanged", clearLookups);
i18next.store.on("added", clearLookups);

export const i18n = {
  get t(): Translate<"common"> {
    return translateIn("common");
  },
  /** Translates with slots that the compiler does not check. */
  withFacts: (key: KeyIn<"common">, facts: object): string => (translateIn("common") as Lookup)(key, facts),
  exists: (key: string): boolean => i18next.exists(key),
  get language(): Language {
    return currentLanguage();
  },
};

async function loadMessages(language: Language): Promise<void> {
  if (language === "zh-CN" || i18next.hasResourceBundle(language, "common")) return;
  await messageLoaders[language]();
}

export async function activateLanguage(language: Language): Promise<void> {
  await loadMessages(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

let chosen: Language | undefined;

/** [TR9] Returns whether the messages could be loaded; if not, the page reloads once the server answers. */
async function tryLoadMessages(language: Language): Promise<boolean> {
  try {
    await loadMessages(language);
    return true;
  } catch (error) {
    if (!isChunkError(error)) throw error;
    void reloadWhenReachable();
    return false;
  }
}

/** Changes the language and stores the choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  chosen = language;
  const there = await tryLoadMessages(language);
  // Another language was chosen meanwhile.
  if (chosen !== language) return;
  storeChoice(storageKey, language);
  if (there) await activateLanguage(language);
  else showToast({ text: i18n.t("not_fetched") });
}

export function rerenderMessages(): void {
  i18next.emit("languageChanged", i18next.language);
}

/** Activates the stored or requested language before the first render; Chinese if it cannot be loaded. */
export async function startLanguage(): Promise<void> {
  const language = storedLanguage() ?? languageFor(navigator.languages);
  if (language !== currentLanguage() && (await tryLoadMessages(language))) await activateLanguage(language);
}

export const currentLanguage = (): Language => languages.find((l) => l === i18next.language) ?? "zh-CN";
