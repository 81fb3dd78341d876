// Compares the fault catalogue of docs/about/reliability.md with the files whose test titles name each fault.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { coverageOf } from "../coverage.ts";

const page = readFileSync(new URL("../../docs/about/reliability.md", import.meta.url), "utf8");
/** Excludes the numbers of the last campaign. */
const rows = new Map(
  [...page.matchAll(/^\| (F\d+) +\| .+? +\| (.+?) +\|$/gm)].map(([, id = "", proof = ""]) => [
    id,
    proof.replace(/^campaign, \d+ times(; )?/, ""),
  ]),
);

const outdated = "The fault catalogue of docs/about/reliability.md is outdated. Run: pnpm tables";

it("the catalogue has one row for each fault", () =>
  expect([...rows.keys()], outdated).toEqual(Array.from({ length: 44 }, (_, i) => `F${i + 1}`)));

/** The proof is empty if only the campaign covers a fault. */
it.each(coverageOf(() => 0))("%s, %s: %s", (id = "", _fault, proof) => {
  const left = rows.get(id);
  expect(left, outdated).toBe(left === "" && proof === "**not covered**" ? "" : proof);
});
