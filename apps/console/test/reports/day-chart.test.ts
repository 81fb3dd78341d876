import { reportDaysAtMost } from "@jieru/shared/protocol/reports";
import fc from "fast-check";
import { expect, test } from "vitest";
import { acrossOf, dayAt, heightPx, namedDays, upOf } from "../../src/reports/chart/day-chart.ts";
import { dayOf, daysOf, today } from "./given.ts";

const counts = fc.integer({ min: 1, max: reportDaysAtMost });
const few = { numRuns: 20 };

test("[RP8] every day has a bar of its own within the chart, in order, and none lies over another", () => {
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

test("[RP8] what is pointed at is the day whose bar stands there, to both edges", () => {
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

test("[RP8] the highest bar fits under the top line, and all lines stand at whole numbers", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(500), (pickedUp, unserved) => {
      const { up, ticks } = upOf([dayOf(today, { pickedUp, unserved }), dayOf("2026-11-27")]);
      expect(up(pickedUp + unserved)).toBeGreaterThanOrEqual(0);
      expect(up(0)).toBe(heightPx);
      expect(ticks[0]).toBe(0);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
    }),
  );
});

test("[RP8] no more days are named than there is room for, evenly, with the last among them", () => {
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
