// docs/contributing/security-tests.md against the tests: every rule has its row, and every test it names proves that rule.
import { expect, it } from "vitest";
import { expectProved, linksIn, rowsOf } from "./table-of-proofs.ts";

const rows = rowsOf("security-tests.md", "N");

it("has one row for each rule", () =>
  expect(
    rows.map(({ id }) => id),
    "Edit the table of docs/contributing/security-tests.md",
  ).toEqual(Array.from({ length: 48 }, (_, i) => `N${i + 1}`)));

it.each(rows)("$id: $proof", (row) => {
  if (linksIn(row.proof).length === 0) expect(row.proof).toMatch(/^Exception: .{20,}/);
  expectProved(row);
});
