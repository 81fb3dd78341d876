// Compares docs/contributing/security-tests.md with the tests: every rule has a row, and the linked tests name it.
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
