/**
 * Finds words. Vocabulary: an *area* is a file of messages ("inbox"); a *key* is a path in it ("tabs.waiting"), or in
 * another area ("common:cancel"); a *slot* is `{{name}}`; a *plural* is a key with its forms behind it (`unread_one`,
 * `unread_other`), chosen by the value `count`. Why it is ours: docs/decisions/0024.
 */
import { turning } from "@jieru/shared/domain/in-one-line";
import { createListeners } from "../ui/listeners.ts";

interface Words {
  readonly [key: string]: string | Words;
}

/** What stands in the slots; what is missing leaves its slot empty. */
export type Values = object;

export interface Translator {
  readonly language: string;
  /** Rises with every word on the page that may be another now. */
  readonly version: number;
  /** Puts an area's words in place; those of one language may come one after the other. */
  add: (language: string, area: string, words: object) => void;
  holds: (language: string, area: string) => boolean;
  speak: (language: string) => void;
  has: (key: string) => boolean;
  t: (key: string, values?: Values, area?: string) => string;
  /** Tells of every change of language; the returned function ends it. */
  listen: (heard: () => void) => () => void;
}

const pluralRules = new Map<string, Intl.PluralRules>();

function pluralForm(language: string, count: number): string {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language);
  pluralRules.set(language, rules);
  return rules.select(count);
}

const walk = (words: Words | undefined, path: string): string | undefined => {
  let at: string | Words | undefined = words;
  for (const step of path.split(".")) at = typeof at === "object" ? at[step] : undefined;
  return typeof at === "string" ? at : undefined;
};

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** [LG5] Whoever chose the name did not choose the sentence it stands in. */
function contained(value: string): string {
  const text = value.replace(turning, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

const fill = (text: string, values: Values): string =>
  text.includes("{{")
    ? text.replace(/\{\{(\w+)\}\}/g, (_, name) =>
        contained(String((values as Record<string, unknown>)[name] ?? "")),
      )
    : text;

/** Speaks `fallback` until told otherwise, and wherever a language lacks a word. */
export function createTranslator(fallback: string, defaultArea: string): Translator {
  const books = new Map<string, Words>();
  const listeners = createListeners();
  let language = fallback;
  let version = 0;

  const findIn = (spoken: string, area: string, path: string, count: unknown): string | undefined => {
    const words = books.get(`${spoken}/${area}`);
    if (typeof count !== "number") return walk(words, path);
    return (
      walk(words, `${path}_${pluralForm(spoken, count)}`) ?? walk(words, `${path}_other`) ?? walk(words, path)
    );
  };

  const find = (key: string, area: string, values?: Values): string | undefined => {
    const colon = key.indexOf(":");
    const where = colon < 0 ? area : key.slice(0, colon);
    const path = key.slice(colon + 1);
    const count = (values as { count?: unknown } | undefined)?.count;
    return findIn(language, where, path, count) ?? findIn(fallback, where, path, count);
  };

  return {
    get language() {
      return language;
    },
    get version() {
      return version;
    },
    add: (spoken, area, words) => books.set(`${spoken}/${area}`, words as Words),
    holds: (spoken, area) => books.has(`${spoken}/${area}`),
    speak: (chosen) => {
      language = chosen;
      version++;
      listeners.tell();
    },
    has: (key) => find(key, defaultArea) !== undefined,
    t: (key, values = {}, area = defaultArea) => fill(find(key, area, values) ?? key, values),
    listen: listeners.listen,
  };
}
