import { keepChoice, keptChoice } from "../lib/browser/browser-memory.ts";
import { isMissingPart, reloadWhenThere } from "../lib/new-release.ts";
import { showToast } from "../lib/toast-store.ts";
import { words } from "./instance.ts";
import type { KeyIn, Namespace, Translate } from "./keys.ts";
import { type Language, languageFor, languages, loadTexts } from "./languages.ts";
// The list of sessions needs these; other parts import their own.
import "./messages/common.ts";
import "./messages/inbox.ts";
import "./messages/refusals.ts";

const storageKey = "jieru.language";

function keptLanguage(): Language | undefined {
  const kept = keptChoice(storageKey);
  return languages.find((l) => l === kept);
}

type Look = (key: string, values?: object) => string;

let translates = new Map<Namespace, Look>();
let version = 0;

/** Rises with every word on the page that may be another now. */
export const wordsVersion = (): number => version;

/** Far more than stand on a page at once; what customers say and how long they wait are others all day. */
const mostKnown = 1_000;

/** A page asks for the same few hundred texts again and again, with the same in their slots: each is looked up once. */
function remembering(look: Look): Look {
  const known = new Map<string, string>();
  return (key, values) => {
    const asked = values ? key + JSON.stringify(values) : key;
    const had = known.get(asked);
    if (had !== undefined) return had;
    const text = look(key, values);
    if (known.size >= mostKnown) known.clear();
    known.set(asked, text);
    return text;
  };
}

/** The words of a namespace: the same function until a word may read differently, so that it can stand in a list of dependencies. */
export function translateIn<Home extends Namespace>(home: Home): Translate<Home> {
  const known = translates.get(home);
  if (known) return known as Translate<Home>;
  const t = remembering(words.getFixedT(null, home) as unknown as Look);
  translates.set(home, t);
  return t as Translate<Home>;
}

function forgetTexts(): void {
  translates = new Map();
  version++;
}
words.on("languageChanged", forgetTexts);
words.store.on("added", forgetTexts);

/** Words outside of components: in whatever language is spoken when they are asked for. */
export const i18n = {
  get t(): Translate<"common"> {
    return translateIn("common");
  },
  /** Translates with slots that the compiler does not check: for facts that fill only some slots of some messages. */
  withFacts: (key: KeyIn<"common">, facts: object): string => (translateIn("common") as Look)(key, facts),
  exists: (key: string): boolean => words.exists(key),
  get language(): Language {
    return currentLanguage();
  },
};

async function loadWords(language: Language): Promise<void> {
  if (language === "zh-CN" || words.hasResourceBundle(language, "common")) return;
  await loadTexts[language]();
}

/** Puts a language's words in place, and speaks it from then on. */
export async function speak(language: Language): Promise<void> {
  await loadWords(language);
  document.documentElement.lang = language;
  await words.changeLanguage(language);
}

let chosen: Language | undefined;

/** [TR9] Whether the words are there. Where they could not be fetched the page is loaded anew for them once it can be. */
async function hasWords(language: Language): Promise<boolean> {
  try {
    await loadWords(language);
    return true;
  } catch (error) {
    if (!isMissingPart(error)) throw error;
    void reloadWhenThere();
    return false;
  }
}

/** Switches every word on the page, and remembers the choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  chosen = language;
  const there = await hasWords(language);
  // Another one was chosen while its words were on their way.
  if (chosen !== language) return;
  keepChoice(storageKey, language);
  if (there) await speak(language);
  else showToast({ text: i18n.t("not_fetched") });
}

/** What is drawn in words is drawn again, for it may read differently now. */
export function drawWordsAnew(): void {
  words.emit("languageChanged", words.language);
}

/** Before the first render: the language this browser chose last, or asks for; without its words the page speaks Chinese for a while. */
export async function startLanguage(): Promise<void> {
  const language = keptLanguage() ?? languageFor(navigator.languages);
  if (language !== currentLanguage() && (await hasWords(language))) await speak(language);
}

export const currentLanguage = (): Language => languages.find((l) => l === words.language) ?? "zh-CN";
