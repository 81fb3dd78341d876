// docs/security-tests.md against the tests: every rule has its row, and every test it names proves that rule.
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const docs = new URL("../../../docs/", import.meta.url);
const page = readFileSync(new URL("security-tests.md", docs), "utf8");
const rules = Array.from({ length: 48 }, (_, i) => `N${i + 1}`);
const rows = [...page.matchAll(/^\| (N\d+) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, id = "", what = "", proof = ""]) => ({ id, what, proof }),
);
const linksIn = (proof: string): string[] =>
  [...proof.matchAll(/\]\((\.\.\/[^)]+)\)/g)].map(([, to = ""]) => to);

/** The text between quotes after `it(`, `test(` or `describe(`, wherever they stand. */
const titles = (source: string): string[] =>
  [...source.matchAll(/["'`](\[[^"'`\n]*)["'`]/g)].map(([, title = ""]) => title);

it("has one row for each rule", () => expect(rows.map(({ id }) => id)).toEqual(rules));

it.each(rows)("$id: $proof", ({ id, proof }) => {
  const files = linksIn(proof);
  if (files.length === 0) expect(proof).toMatch(/^Exception: .{20,}/);
  for (const file of files) {
    const url = new URL(file, docs);
    expect([file, existsSync(url)]).toEqual([file, true]);
    const named = titles(readFileSync(url, "utf8")).some((title) => title.includes(`[${id}]`));
    expect([file, named]).toEqual([file, true]);
  }
});
