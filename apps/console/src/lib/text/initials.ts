import { memoizeText } from "./memoize-text.ts";

/** Finds the most common pinyin initial of a character by the browser's Chinese sort order. */
const letters = "abcdefghjklmnopqrstwxyz";
/** The first character of each initial in pinyin order. */
const firsts = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀"];
const order = new Intl.Collator("zh-CN-u-co-pinyin");
const han = /\p{Script=Han}/u;

function initialOf(character: string): string {
  if (!han.test(character)) return character.toLowerCase();
  const at = firsts.findLastIndex((first) => order.compare(first, character) <= 0);
  return letters[at] ?? "";
}

/** 破损补发 → "psbf". Cached, as every key press requests all. */
export const initialsOf = memoizeText((text) => [...text].map(initialOf).join(""));
