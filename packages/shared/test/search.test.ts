import fc from "fast-check";
import { expect, it } from "vitest";
import {
  excerptOf,
  fold,
  hitsIn,
  type Lookup,
  lookupsOf,
  marksIn,
  type Piece,
  piecesOf,
  termsOf,
  wordPiecesOf,
} from "../src/domain/search.ts";

const isAmong = (terms: readonly string[], { term, prefix }: Lookup): boolean =>
  terms.some((t) => (prefix ? t.startsWith(term) : t === term));

/** Searches as the server does: the index first, then the text. */
const finds = (query: string, text: string): boolean => findsAll(piecesOf(query), text);
const findsAll = (pieces: readonly Piece[], text: string): boolean => {
  const terms = termsOf(text);
  return (
    pieces.length > 0 &&
    pieces.flatMap(lookupsOf).every((l) => isAmong(terms, l)) &&
    hitsIn(text, pieces) !== null
  );
};

const han = fc.constantFrom(...Array.from("建盏到了没有研究生命起源的一是在不这那批发货快递单号退款𠮷々"));
const other = fc.constantFrom(...Array.from("abZ9 ，。！？\n😀ＡｂÉ"));
const hanText = fc.array(han, { minLength: 2, maxLength: 30 }).map((c) => c.join(""));
const mixedText = fc
  .array(fc.oneof({ weight: 3, arbitrary: han }, other), { minLength: 2, maxLength: 40 })
  .map((c) => c.join(""));

it("[FI1] any two or more characters of a Chinese text find it", () => {
  fc.assert(
    fc.property(hanText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = Array.from(text);
      const from = a % (characters.length - 1);
      const length = 2 + (b % (characters.length - from - 1));
      expect(finds(characters.slice(from, from + length).join(""), text)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it("[FI1] any stretch of a mixed text finds it, as long as it does not begin within a word", () => {
  fc.assert(
    fc.property(mixedText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = Array.from(text);
      const from = a % characters.length;
      const query = characters.slice(from, from + 1 + (b % (characters.length - from))).join("");
      const isLetter = (c: string | undefined) => c !== undefined && /[a-zA-Z0-9ＡｂÉ]/.test(c);
      fc.pre(piecesOf(query).length > 0 && piecesOf(query).length < 12);
      fc.pre(!(isLetter(characters[from]) && isLetter(characters[from - 1])));
      // A match may end within a word only if the query's last word is longer than a letter.
      const next = characters[from + Array.from(query).length];
      fc.pre(!(isLetter(query.at(-1)) && isLetter(next) && piecesOf(query).at(-1)?.open !== true));
      expect(finds(query, text)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it("[FI1] a single character finds every text it stands in", () => {
  fc.assert(
    fc.property(mixedText, han, (text, character) => {
      expect(finds(character, text)).toBe(text.includes(character));
    }),
  );
});

it.each([
  ["建盏", "那批建盏到了没有"],
  ["到了没", "那批建盏到了没有"],
  ["发货 建盏", "建盏已经发货了"],
  ["生命", "研究生命起源"],
  ["研究生", "研究生命起源"],
  ["hel", "Hello, is it there?"],
  ["IS it", "Hello, is it there?"],
  ["iphone15", "ｉＰｈｏｎｅ１５ 还有吗"],
  ["iphone15还有", "iPhone15还有吗"],
  ["SF1402", "单号SF1402887766请查收"],
  ["9TQE", "用户 9tQe"],
  ["straße", "die STRASSE, die Straße"],
])("[FI1] %s finds %s", (query, text) => expect(finds(query, text)).toBe(true));

it.each([
  ["盏建", "那批建盏到了没有"],
  ["有没", "到了没，有"],
  ["i it", "Hello, is it there?"],
  ["ello", "Hello, is it there?"],
  ["h", "Hello, is it there?"],
  ["hel there", "Hello, is it there?"],
  ["没有了", "到了没有"],
])("[FI1] %s does not find %s", (query, text) => expect(finds(query, text)).toBe(false));

it("[FI2] a query that occurs nowhere as typed is found by its words", () => {
  expect(finds("快递退款", "退款的快递单号")).toBe(false);
  expect(findsAll(wordPiecesOf("快递退款"), "退款的快递单号")).toBe(true);
  expect(findsAll(wordPiecesOf("快递退款"), "快递到了")).toBe(false);
  expect(wordPiecesOf("建盏").map(({ text }) => text)).toEqual(["建盏"]);
});

it("[FI2] a search by words finds at least the texts that a search as typed finds", () => {
  fc.assert(
    fc.property(mixedText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = Array.from(text);
      const from = a % characters.length;
      const query = characters.slice(from, from + 1 + (b % (characters.length - from))).join("");
      fc.pre(piecesOf(query).length > 0 && wordPiecesOf(query).length < 12);
      if (finds(query, text)) expect(findsAll(wordPiecesOf(query), text)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it("a query without letters or digits has no pieces", () => {
  for (const query of ["", "  ", "？！", "😀", "\0"]) expect(piecesOf(query)).toEqual([]);
});

it("[FI6] hits are marked where they stand in the text as it was written", () => {
  const marked = (query: string, text: string) =>
    hitsIn(text, piecesOf(query))?.map(([from, to]) => text.slice(from, to));
  expect(marked("建盏", "😀建盏和建盏")).toEqual(["建盏", "建盏"]);
  expect(marked("iphone", "买ｉＰｈｏｎｅ１５")).toEqual(["ｉＰｈｏｎｅ"]);
  expect(marked("到了 了没", "到了没")).toEqual(["到了没"]);
  expect(marked("kg", "5㎏ 一袋")).toBeUndefined();
  expect(marksIn("陈老板", piecesOf("老板 VIP"))).toEqual([[1, 3]]);
});

it("[FI6] an excerpt shows text around the first hit and marks where the text goes on", () => {
  const around = (text: string) => excerptOf(text, hitsIn(text, piecesOf("茶杯")) ?? []);
  expect(around(`${"前".repeat(50)}茶杯${"后".repeat(200)}茶杯`)).toEqual({
    text: `${"前".repeat(24)}茶杯${"后".repeat(94)}`,
    before: true,
    after: true,
  });
  expect(around("两只茶杯。")).toEqual({ text: "两只茶杯。", before: false, after: false });
});

it("[FI6] an excerpt holds the first hit and breaks no character", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(han, other), { maxLength: 300 }), fc.nat(300), (characters, at) => {
      const text = [...characters.slice(0, at), "茶杯", ...characters.slice(at)].join("");
      const { text: shown } = excerptOf(text, hitsIn(text, piecesOf("茶杯")) ?? []);
      expect(shown).toContain("茶杯");
      expect(shown.isWellFormed()).toBe(true);
    }),
  );
});

it("a text of any length has a bounded number of terms", () => {
  const text = Array.from({ length: 60_000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 20_000))).join("");
  expect(termsOf(text).length).toBeLessThanOrEqual(4_000);
  expect(fold("ＡＢＣ")).toBe("abc");
});

it("[FI4] fold expands no character to more than six", () => {
  const every = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => code < 0xd800 || code > 0xdfff,
  );
  const longer = every.map((code) => String.fromCodePoint(code)).filter((c) => fold(c).length > 6);
  expect(longer).toEqual([]);
  expect(fold("ﷺ")).toBe("ﷺ");
  expect(fold("㌖ ﹏ Ⅷ")).toBe("キロメートル _ viii");
});
