import { initialsOf } from "../../lib/text/initials.ts";
import { pinyinPlace } from "../../lib/text/pinyin.ts";

/** Ignores case, full width and the number of blanks. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** A single letter occurs nearly everywhere, so it matches only beginnings. */
const isLetter = /^[a-z]$/;

/** Returns how well a word matches; lower is better, null is no match. */
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

/** A match of the name ranks before any match of other words. */
const aside = 6;

export interface Findable {
  title: string;
  name?: string;
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

/** [KB5] Returns the matches, best first in stable order. An empty query returns everything. */
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
