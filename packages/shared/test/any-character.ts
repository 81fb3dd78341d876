import fc from "fast-check";

const surrogates = { from: 0xd800, count: 0x800 };
const characters = 0x11_0000 - surrogates.count;

function numberOf(character: unknown): number {
  const code = typeof character === "string" ? character.codePointAt(0) : undefined;
  if (code === undefined || character !== String.fromCodePoint(code)) throw new Error("no character");
  if (code < surrogates.from) return code;
  if (code < surrogates.from + surrogates.count) throw new Error("half a character");
  return code - surrogates.count;
}

/**
 * A `unit` of any characters, like fast-check's "binary". The library's own keeps a table of all million characters, which costs each
 * process two seconds and a hundred megabytes.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: characters - 1 })
  .map((n) => String.fromCodePoint(n < surrogates.from ? n : n + surrogates.count), numberOf);
