import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  acrossOf,
  type Bar,
  barsOf,
  dayAt,
  heightPx,
  namedDays,
  type Part,
  parts,
  upOf,
} from "../../../src/features/reports/chart/day-chart.ts";
import { dayOf, daysOf, outcomesOf, today } from "./fixtures.ts";

const counts = fc.integer({ min: 1, max: reportDaysAtMost });
const few = { numRuns: 20 };

test("[RP8] every day has its own bar in the chart, in order and without overlap", () => {
  fc.assert(
    fc.property(counts, (count) => {
      const days = daysOf(count);
      const across = acrossOf(days);
      const ends = days.flatMap(({ day }) => {
        const left = across(day) ?? Number.NaN;
        return [left, left + across.bandwidth()];
      });
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      expect(ends[0]).toBeGreaterThanOrEqual(0);
      expect(ends.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
      expect(across.bandwidth()).toBeGreaterThan(0);
      expect(across.bandwidth()).toBeLessThanOrEqual(4 + 1e-9);
    }),
    few,
  );
});

test("[RP8] pointing selects the day whose bar is there, up to both edges", () => {
  fc.assert(
    fc.property(counts, fc.nat(), (count, nth) => {
      const days = daysOf(count);
      const at = nth % count;
      const across = acrossOf(days);
      const left = across(days[at]?.day ?? "") ?? Number.NaN;
      expect(dayAt((left + across.bandwidth() / 2) / 100, count)).toBe(at);
    }),
    few,
  );
  expect([dayAt(-0.1, 7), dayAt(0, 7), dayAt(1, 7), dayAt(1.2, 7)]).toEqual([0, 0, 6, 6]);
});

test("[RP8] the highest bar fits under the top line, and all lines are whole numbers", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(500), fc.nat(50), (answered, notAnswered, neverPickedUp) => {
      const none = { answered: 0, notAnswered: 0, neverPickedUp: 0 };
      const { up, ticks } = upOf([{ answered, notAnswered, neverPickedUp }, none]);
      expect(up(answered + notAnswered + neverPickedUp)).toBeGreaterThanOrEqual(0);
      expect(up(0)).toBe(heightPx);
      expect(ticks[0]).toBe(0);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
    }),
  );
});

test("[RP8] the day labels fit the room, are evenly spaced, and include the last day", () => {
  for (const [count, atMost] of [
    [1, 4],
    [7, 10],
    [30, 10],
    [30, 4],
    [90, 10],
    [366, 4],
  ] as const) {
    const named = namedDays(daysOf(count), atMost).map(({ day }) => day);
    expect(named.length).toBeLessThanOrEqual(atMost);
    expect(named.at(-1)).toBe(today);
    const steps = named.slice(1).map((day, i) => Date.parse(day) - Date.parse(named[i] ?? ""));
    expect(new Set(steps).size).toBeLessThanOrEqual(1);
  }
});

test("[RP8] bars are at least two pixels wide where weeks fit, and no day is lost", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 250, max: 1400 }), (count, roomPx) => {
      const days = daysOf(count);
      const bars = barsOf(days, roomPx);
      expect((acrossOf(bars).bandwidth() / 100) * roomPx).toBeGreaterThanOrEqual(2);
      const sum = (all: readonly Pick<Bar, Part>[]) =>
        parts.map((part) => all.reduce((whole, bar) => whole + bar[part], 0));
      expect(sum(bars)).toEqual(sum(days.flatMap(({ outcomes }) => outcomes ?? [])));
      expect([bars[0]?.day, bars.at(-1)?.last]).toEqual([days[0]?.day, today]);
    }),
  );
});

test("[RP8] a week goes from Monday to Sunday, cut to the report at both ends", () => {
  const bars = barsOf(daysOf(366), 322);
  expect(bars).toHaveLength(53);
  expect([bars[0], bars[1], bars.at(-1)].map((bar) => [bar?.day, bar?.last])).toEqual([
    ["2025-11-28", "2025-11-30"],
    ["2025-12-01", "2025-12-07"],
    ["2026-11-23", "2026-11-28"],
  ]);
  expect(barsOf(daysOf(90), 322)).toHaveLength(90);
  expect(barsOf(daysOf(366), null)).toHaveLength(366);
});

test("[RP8] [RP11] stacks answered, not answered and never picked up, and a day of the former definition by its figures", () => {
  const known = dayOf(today, {
    outcomes: outcomesOf({ answered: 5, notAnswered: 3, neverPickedUp: 1, lapsed: 1 }),
  });
  const { outcomes: _, ...former } = dayOf("2026-11-27", { pickedUp: 9, answered: 7, unserved: 4 });
  expect(barsOf([former, known], null).map(({ day, last, ...bar }) => bar)).toEqual([
    { answered: 7, notAnswered: 2, neverPickedUp: 4 },
    { answered: 5, notAnswered: 3, neverPickedUp: 2 },
  ]);
});
