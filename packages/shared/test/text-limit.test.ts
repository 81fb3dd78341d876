import fc from "fast-check";
import { expect, it } from "vitest";
import { isBlank } from "../src/domain/blank.ts";
import { byteLength, splitText, textLimitBytes } from "../src/domain/text-limit.ts";

const withoutBlanks = (text: string): string => text.replaceAll(/\s/gu, "");

it("[OB9] counts bytes of UTF-8, not characters", () => {
  expect(byteLength("abc")).toBe(3);
  expect(byteLength("接入")).toBe(6);
  expect(byteLength("😀")).toBe(4);
});

it("[QR4] a text that fits is one part, an empty one none", () => {
  expect(splitText("a".repeat(textLimitBytes))).toEqual(["a".repeat(textLimitBytes)]);
  expect(splitText("")).toEqual([]);
});

it("[QR4] one byte more is two parts", () =>
  expect(splitText("a".repeat(textLimitBytes + 1)).map(byteLength)).toEqual([textLimitBytes, 1]));

it("[QR4] never cuts inside a character", () =>
  expect(splitText("接".repeat(5), 7)).toEqual(["接接", "接接", "接"]));

it.each([
  ["a family", "👨‍👩‍👧‍👦"],
  ["a tone of skin", "👍🏽"],
  ["a flag", "🇨🇳"],
  ["a key", "1️⃣"],
  ["a letter with its marks", "ệ".normalize("NFD")],
])("[QR4] cuts before %s, not within it", (_what, character) => {
  const first = "a".repeat(textLimitBytes - byteLength(character) + 1);
  expect(splitText(`${first}${character}b`)).toEqual([first, `${character}b`]);
  expect(splitText(`${first.slice(1)}${character}b`)).toEqual([`${first.slice(1)}${character}`, "b"]);
});

it("[QR4] a single character longer than a reply is cut", () =>
  expect(splitText("👨‍👩‍👧‍👦", 12).join("")).toBe("👨‍👩‍👧‍👦"));

it("[QR4] blanks alone are no part", () => {
  const full = "a".repeat(textLimitBytes);
  expect(splitText(`${full}\n`)).toEqual([full]);
  expect(splitText(`a${" ".repeat(2 * textLimitBytes)}b`).map((part) => part.trim())).toEqual(["a", "b"]);
  expect(splitText(" \n")).toEqual([]);
});

it("[OB10] text without visible characters is no part", () => {
  const full = "a".repeat(textLimitBytes);
  expect(splitText(`${full}\u2060\u200b\u0007`)).toEqual([full]);
  expect(splitText("\u200b\u3164")).toEqual([]);
});

it("[QR4] loses nothing and keeps every part within the limit", () => {
  const character = fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }).filter((c) => !isBlank(c));
  const text = fc
    .array(character, { maxLength: 300 })
    .map((characters) => withoutBlanks(characters.join("")));
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, limit) => {
      const parts = splitText(whole, limit);
      expect(parts.join("")).toBe(whole);
      for (const part of parts) {
        expect(byteLength(part)).toBeLessThanOrEqual(limit);
        expect(part).not.toBe("");
      }
    }),
  );
});

it("[QR4] loses only blanks, and no part consists of blanks alone", () => {
  const text = fc.string({ unit: fc.constantFrom("接", "a", " ", "\n", "👍🏽"), maxLength: 100 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, limit) => {
      const parts = splitText(whole, limit);
      expect(withoutBlanks(parts.join(""))).toBe(withoutBlanks(whole));
      for (const part of parts) expect(part.trim()).not.toBe("");
    }),
  );
});
