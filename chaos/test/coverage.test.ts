// The fault catalogue of docs/about/reliability.md against the tests: a row names the files whose titles name it, whoever wrote the page last.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { coverageOf } from "../coverage.ts";

const page = readFileSync(new URL("../../docs/about/reliability.md", import.meta.url), "utf8");
/** Without what the last campaign struck, which only it knows. */
const rows = new Map(
  [...page.matchAll(/^\| (F\d+) +\| .+? +\| (.+?) +\|$/gm)].map(([, id = "", proof = ""]) => [
    id,
    proof.replace(/^campaign, \d+ times(; )?/, ""),
  ]),
);

const outdated = "The fault catalogue of docs/about/reliability.md is outdated. Run: pnpm tables";

it("has one row for each fault", () =>
  expect([...rows.keys()], outdated).toEqual(Array.from({ length: 44 }, (_, i) => `F${i + 1}`)));

/** What nothing but the campaign proves has an empty proof here. */
it.each(coverageOf(() => 0))("%s, %s: %s", (id = "", _fault, proof) => {
  const left = rows.get(id);
  expect(left, outdated).toBe(left === "" && proof === "**not covered**" ? "" : proof);
});
