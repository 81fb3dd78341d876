/** The quick `expect` of property tests fails with the same messages as Vitest's. */
import { expect as ask, expect, it } from "vitest";
import { expect as quick } from "./quick-expect.ts";

const values = [
  null,
  undefined,
  Number.NaN,
  -0,
  0,
  1,
  2,
  "1",
  "",
  false,
  [],
  [1],
  [undefined],
  [[1]],
  ["1"],
  {},
];
const numbers = values.filter((value) => typeof value === "number");
const claims = [
  "toBe",
  "toBeNull",
  "toEqual",
  "toContain",
  "toHaveLength",
  "toBeLessThan",
  "toBeLessThanOrEqual",
  "toBeGreaterThan",
  "toBeGreaterThanOrEqual",
] as const;

type Asked = Record<(typeof claims)[number], (other: unknown) => void>;

function complaintOf(value: unknown, claim: (typeof claims)[number], other: unknown): string | null {
  try {
    (value as Asked)[claim](other);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

it.each(claims)("%s reports failures with the same text", (claim) => {
  const others = claim.endsWith("Than") || claim.endsWith("OrEqual") ? numbers : values;
  for (const value of values)
    for (const other of others)
      expect(complaintOf(quick(value, "why"), claim, other)).toBe(
        complaintOf(ask(value, "why"), claim, other),
      );
});

it.each(["toBe", "toBeNull"] as const)("not.%s reports failures with the same text", (claim) => {
  for (const value of values)
    for (const other of values)
      expect(complaintOf(quick(value).not, claim, other)).toBe(complaintOf(ask(value).not, claim, other));
});
