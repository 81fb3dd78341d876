// Compares docs/api/errors.md with the schemas: every listed code exists and has its status.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Refusal, refusal, refusalStatus } from "../src/protocol/refusals.ts";

const page = readFileSync(new URL("../../../docs/api/errors.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gm)].map(([, code = "", status = ""]) => ({
  code,
  status: Number(status),
}));
const codes = refusal.options.flatMap(({ shape }) => [...shape.refusal.values]);

it("[PD2] the errors page lists codes that exist", () => {
  expect(rows).not.toEqual([]);
  expect(codes).toEqual(expect.arrayContaining(rows.map(({ code }) => code)));
});

it.each(rows)("[PD2] the errors page gives $code its status", ({ code, status }) => {
  expect(refusalStatus({ refusal: code } as Refusal)).toBe(status);
});
