import { expect, it } from "vitest";
import { csvOf } from "../../src/base/csv-of.ts";

it.each([
  ["=1+1", "'=1+1"],
  ["a;=1+1", '"a;\'=1+1"'],
  ["a; @SUM(A1)", '"a; \'@SUM(A1)"'],
  ["a\n=1+1", '"a\n\'=1+1"'],
  ["a\r\n-1", '"a\r\n\'-1"'],
  ["a;b\nc", '"a;b\nc"'],
])("[N31] [RP7] writes %j so that no program reads it as a formula", (text, cell) => {
  expect(csvOf([[text, 7]])).toBe(`${cell},7\r\n`);
});
