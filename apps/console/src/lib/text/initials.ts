import { remembered } from "./remembered.ts";

/**
 * The pinyin initial of a Chinese character, found by where the browser's Chinese sort order puts it, without a table or a
 * library. For characters with several readings it is the commonest.
 */
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

/** 破损补发 → "psbf". Cached, since every key press asks for all of them again. */
export const initialsOf = remembered((text) => [...text].map(initialOf).join(""));
