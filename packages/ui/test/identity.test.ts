import { expect, it } from "vitest";
import { patternOf, tintOf } from "../src/identity.ts";

const openids = Array.from({ length: 1_000 }, (_, i) => `oJieru${String(i).padStart(22, "0")}`);

// These values are fixed: a change would give every customer another avatar.
it("gives an openid the same tint and pattern in every version", () => {
  expect(openids.slice(0, 8).map(tintOf)).toMatchInlineSnapshot(`
    [
      3,
      4,
      1,
      2,
      9,
      0,
      7,
      8,
    ]
  `);
  expect(patternOf("oJieru").map(({ x, y, d }) => `${x} ${y} ${d}`)).toMatchInlineSnapshot(`
    [
      "0 0 M0 0h18A18 18 0 0 1 0 18Z",
      "18 0 M0 0m18 0v18A18 18 0 0 1 0 0Z",
      "0 18 M0 0h18A18 18 0 0 1 0 18Z",
      "18 18 M0 0A18 18 0 0 1 18 18A18 18 0 0 1 0 0Z",
    ]
  `);
});

it("spreads openids over all tints", () => {
  const counts = Array.from({ length: 10 }, (_, tint) => openids.filter((id) => tintOf(id) === tint).length);
  expect(Math.min(...counts)).toBeGreaterThan(50);
});
