// Compares docs/contributing/lessons.md with the tests: every complaint has a row, and the linked tests name it.
import { expect, it } from "vitest";
import { expectProved, linksIn, rowsOf } from "./table-of-proofs.ts";

const rows = rowsOf("lessons.md", "T");
const complaints = [
  1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 22, 23, 24, 25, 26, 28, 29, 30, 32, 33, 34, 36,
  37, 38, 39, 40, 42, 43,
];

it("has one row for each complaint", () =>
  expect(
    rows.map(({ id }) => id),
    "Edit the table of docs/contributing/lessons.md",
  ).toEqual(complaints.map((n) => `T${n}`)));

it.each(rows)("$id: $proof", (row) => {
  expect(linksIn(row.proof)).not.toEqual([]);
  expectProved(row);
});
