import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import { reportQuery } from "@jieru/shared/protocol/reports-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rangeProblem } from "../../../src/features/reports/own-range.ts";
import { addDays, rangeOf } from "../../../src/features/reports/range.ts";
import { countDays, isRange, reportParams, spans } from "../../../src/features/reports/report-params.ts";
import { today } from "./fixtures.ts";

test("[RP8] a span ends today and includes it, and the default is thirty days", () => {
  expect(rangeOf({ last: 7 }, today)).toEqual({ from: "2026-11-22", to: today });
  expect(rangeOf({}, today)).toEqual({ from: "2026-10-30", to: today });
  expect(rangeOf({ last: 90 }, "2027-01-10")).toEqual({ from: "2026-10-13", to: "2027-01-10" });
  for (const last of spans) {
    const { from, to } = rangeOf({ last }, today);
    expect(countDays(from, to)).toBe(last);
  }
});

test("[RP8] two days in the address are used as the range", () => {
  const params = reportParams({ from: "2026-02-27", to: "2026-03-01", last: 7 });
  expect(rangeOf(params, today)).toEqual({ from: "2026-02-27", to: "2026-03-01" });
});

test("[RP4] an address that cannot be a range is ignored", () => {
  const wrong: Record<string, unknown>[] = [
    { from: "2026-11-02", to: "2026-11-01" },
    { from: "2026-02-30", to: "2026-03-01" },
    { from: "2026-11-01" },
    { from: "2025-11-01", to: today },
    { from: 20261101, to: 20261128 },
    { from: "yesterday", to: "today" },
    { from: "9999-12-30", to: "9999-12-31" },
    { last: 8 },
    { last: "7" },
  ];
  for (const params of wrong) expect(reportParams(params), JSON.stringify(params)).toEqual({});
  expect(reportParams({ last: 90, more: 1 })).toEqual({ last: 90 });
});

test("[RP4] console and server accept the same ranges", () => {
  const real = fc
    .integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") })
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const odd = fc.constantFrom(
    "2026-02-29",
    "2026-11-31",
    "2026-1-1",
    "2026-13-01",
    "28.11.2026",
    "0001-01-01",
    "1969-12-31",
    "1970-01-01",
    "2999-12-31",
    "3000-01-01",
    "9999-12-31",
    " 2026-11-28",
  );
  const day = fc.oneof({ weight: 4, arbitrary: real }, { weight: 1, arbitrary: odd });
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(isRange(from, to)).toBe(reportQuery.safeParse({ from, to }).success);
    }),
  );
});

test("[RP4] a custom range says why it allows no report", () => {
  expect(rangeProblem({ from: "", to: today }, reportDaysAtMost)).toBe("missing");
  expect(rangeProblem({ from: today, to: "" }, reportDaysAtMost)).toBe("missing");
  expect(rangeProblem({ from: "2026-11-29", to: today }, reportDaysAtMost)).toBe("wrong_order");
  expect(rangeProblem({ from: addDays(today, -reportDaysAtMost), to: today }, reportDaysAtMost)).toBe(
    "too_long",
  );
  expect(
    rangeProblem({ from: addDays(today, 1 - reportDaysAtMost), to: today }, reportDaysAtMost),
  ).toBeNull();
  expect(rangeProblem({ from: today, to: today }, reportDaysAtMost)).toBeNull();
});
