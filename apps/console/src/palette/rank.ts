import { initialsOf } from "../conversation/quick-replies/initials.ts";
import { pinyinPlace } from "./pinyin.ts";

/** Large and small, full and half width are the same, and so are blanks. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** One letter alone is in almost everything; only what begins with it is meant. */
const isLetter = /^[a-z]$/;

/** How well one word fits what is looked for, the least first; null when it does not. */
function fitOf(word: string, wanted: string): number | null {
  const text = plain(word);
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  if (text.includes(` ${wanted}`)) return 2;
  if (text.includes(wanted) && !isLetter.test(wanted)) return 3;
  const initials = initialsOf(text);
  if (initials.startsWith(wanted)) return 4;
  if (isLetter.test(wanted)) return null;
  const spelt = pinyinPlace(text, wanted.replaceAll(" ", ""));
  if (spelt === 0) return 4;
  return spelt > 0 || initials.includes(wanted) ? 5 : null;
}

/** A name counts before what else one may find it by. */
const aside = 6;

export interface Findable {
  title: string;
  /** What of the title one would look for; all of it, unless said otherwise. */
  name?: string;
  /** What else it is found by. */
  words?: readonly string[];
}

function bestFit({ title, name = title, words = [] }: Findable, wanted: string): number | null {
  const named = fitOf(name, wanted);
  const fits = words.flatMap((word) => {
    const fit = fitOf(word, wanted);
    return fit === null ? [] : [fit + aside];
  });
  return named ?? (fits.length > 0 ? Math.min(...fits) : null);
}

/** [KB5] Those that fit, best first; those that fit alike in the order they came in. With nothing looked for, all. */
export function rank<T extends Findable>(all: readonly T[], query: string): T[] {
  const wanted = plain(query);
  if (wanted === "") return [...all];
  return all
    .flatMap((entry) => {
      const fit = bestFit(entry, wanted);
      return fit === null ? [] : [{ entry, fit }];
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ entry }) => entry);
}
