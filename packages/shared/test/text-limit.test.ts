import fc from "fast-check";
import { expect, it } from "vitest";
import { byteLength, splitText, textLimitBytes } from "../src/domain/text-limit.ts";

it("counts bytes of UTF-8, not characters", () => {
  expect(byteLength("abc")).toBe(3);
  expect(byteLength("接入")).toBe(6);
  expect(byteLength("😀")).toBe(4);
});

it("a text that fits is one part, an empty one none", () => {
  expect(splitText("a".repeat(textLimitBytes))).toEqual(["a".repeat(textLimitBytes)]);
  expect(splitText("")).toEqual([]);
});

it("one byte more is two parts", () =>
  expect(splitText("a".repeat(textLimitBytes + 1)).map(byteLength)).toEqual([textLimitBytes, 1]));

it("never cuts inside a character", () =>
  expect(splitText("接".repeat(5), 7)).toEqual(["接接", "接接", "接"]));

it("loses nothing and keeps every part within the limit", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
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
