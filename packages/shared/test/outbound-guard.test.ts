// Parts of the outbound guard: positions in folded text, and linear time.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactPatterns } from "../src/domain/contact-patterns.ts";
import { foldText, originalOf } from "../src/domain/folded-text.ts";
import { lurePatterns } from "../src/domain/lures.ts";
import { checkOutbound } from "../src/domain/outbound-guard.ts";
import { type Characters, findWords, wordTreeOf } from "../src/domain/word-tree.ts";

const blanks = fc.constantFrom("dropped" as const, "single" as const);
const odd = fc.constantFrom(
  "ﬁ",
  "\u200b",
  "\u0301",
  "\u3099",
  "ｶ",
  "ﾞ",
  "①",
  "　",
  "\n",
  "İ",
  "ﷺ",
  "👍🏻",
  "¨",
  "한",
  "\u1161",
  "\ud800",
);
const text = fc
  .array(
    fc.oneof(odd, fc.string({ unit: "grapheme", maxLength: 3 }), fc.string({ unit: "binary", maxLength: 3 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

describe("folded text", () => {
  it("[CD2] every part of folded text is what its place in the original folds to", () => {
    fc.assert(
      fc.property(text, blanks, fc.nat(), fc.nat(), (original, kept, a, b) => {
        const folded = foldText(original, kept);
        expect(folded.places.length).toBe(folded.text.length);
        fc.pre(folded.text !== "");
        const [from, last] = [a % folded.text.length, b % folded.text.length].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const place = originalOf(folded, { from, to: last + 1 });
        const isOf = ({ from: f, to: t }: { from: number; to: number }) => place.from <= f && t <= place.to;
        const units = folded.text.split("").filter((_, i) => isOf(folded.places[i] as never));
        expect(foldText(original.slice(place.from, place.to), kept).text).toBe(units.join("").trimEnd());
      }),
      { numRuns: 1_000 },
    );
  });

  it("[CD2] places are in the original, in its order", () => {
    fc.assert(
      fc.property(text, blanks, (original, kept) => {
        const { places } = foldText(original, kept);
        for (const [i, { from, to }] of places.entries()) {
          expect(from < to && to <= original.length).toBe(true);
          const next = places[i + 1];
          if (next && next !== places[i]) expect(next.from).toBeGreaterThanOrEqual(to);
        }
      }),
    );
  });

  it("[CD2] a word is found wherever it stands, in any width and case, with blanks within", () => {
    const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(..."abYZ发货退款") });
    const around = fc.string({ maxLength: 8, unit: fc.constantFrom("。", "！", " ", "👍", "\u200b", "ﷺ") });
    const written = fc.constantFrom<(t: string) => string>(
      (t) => t,
      (t) => t.toUpperCase(),
      (t) => t.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (t) => Array.from(t).join(" "),
      (t) => Array.from(t).join("\u200b"),
    );
    fc.assert(
      fc.property(word, around, around, written, (w, before, after, as) => {
        const rule = {
          id: "r",
          name: "r",
          action: "block",
          on: true,
          match: { kind: "words", words: [w] },
        } as never;
        const hits = checkOutbound([rule], before + as(w) + after);
        expect(hits).toMatchObject([{ from: before.length, to: before.length + as(w).length }]);
      }),
    );
  });
});

describe("work", () => {
  function readsOf(words: string[], content: string): number {
    let reads = 0;
    const counted: Characters = {
      length: content.length,
      charCodeAt: (i) => {
        reads += 1;
        return content.charCodeAt(i);
      },
    };
    findWords(wordTreeOf(words), counted, () => true);
    return reads;
  }

  it("[CD2] words cost at most their longest length per character, however many words there are", () => {
    const longest = "啊".repeat(30);
    const many = Array.from({ length: 5_000 }, (_, i) => `啊${i}`);
    const [one, two] = [1_000, 2_000].map((n) => readsOf([longest, ...many], "啊".repeat(n)));
    expect(one).toBeLessThanOrEqual(1_000 * 31);
    expect(two).toBeLessThanOrEqual(2 * (one as number) + 31 * 31);
    expect(readsOf([longest], "啊".repeat(1_000))).toBe(one);
  });

  it("[CD2] every repetition in a pattern has an upper bound", () => {
    const patterns = [...Object.values(contactPatterns), ...Object.values(lurePatterns).flat()];
    const unbounded = (source: string) =>
      source
        .replace(/\\p\{[^}]*\}|\\./g, "x")
        .replace(/\[(?:[^\]])*\]/g, "x")
        .match(/[*+]|\{\d+,\}/g);
    expect(patterns.filter(({ source }) => unbounded(source)).map(({ source }) => source)).toEqual([]);
    expect(unbounded("a{0,3}(?:b+)")).toEqual(["+"]);
  });
});
