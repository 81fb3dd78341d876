import { afterEach, expect, test } from "vitest";
import { formatCount, formatDay, formatShare } from "../../../src/features/reports/figures.ts";
import {
  averageOf,
  formerDays,
  isEmpty,
  outcomeTotalsOf,
  shareOf,
  totalsOf,
} from "../../../src/features/reports/totals.ts";
import { changeLanguage } from "../../../src/i18n/i18n.ts";
import { dayOf, outcomesOf, today } from "./fixtures.ts";

afterEach(() => changeLanguage("zh-CN"));

test("[RP5] [RP10] a share over several days counts all their sessions instead of averaging shares", () => {
  const days = [
    dayOf("2026-11-27", { outcomes: outcomesOf({ sessions: 90, answered: 80, withinOneMinute: 9 }) }),
    dayOf(today, { outcomes: outcomesOf({ sessions: 10, answered: 10, withinOneMinute: 10 }) }),
  ];
  const sums = outcomeTotalsOf(days);
  expect(shareOf(sums?.withinOneMinute ?? 0, sums?.sessions ?? 0)).toBe(0.19);
});

test("[RP11] leaves days of the former definition out of shares and queue times, and counts them", () => {
  const { outcomes: _, ...former } = dayOf("2026-11-26", { answered: 50 });
  const known = [
    dayOf("2026-11-27", { outcomes: outcomesOf({ answered: 2, longestQueueMs: 5 }) }),
    dayOf(today, { outcomes: outcomesOf({ answered: 1, longestQueueMs: 9 }) }),
  ];
  expect(outcomeTotalsOf([former, ...known])).toMatchObject({ answered: 3, longestQueueMs: 9 });
  expect([outcomeTotalsOf([former]), formerDays([former, ...known])]).toEqual([null, 1]);
});

test("[RP5] a share of nothing is a dash, and only a complete share is 100 %", async () => {
  for (const language of ["zh-CN", "zh-TW", "en"] as const) {
    await changeLanguage(language);
    expect(formatShare(shareOf(0, 0))).toBe("—");
    expect(formatShare(shareOf(0, 7))).toBe("0%");
    expect(formatShare(shareOf(999, 1000))).toBe("99%");
    expect(formatShare(shareOf(7, 7))).toBe("100%");
    expect(formatCount(1_284_906)).toBe("1,284,906");
  }
});

test("[RP5] medians of days are not summed", () => {
  expect(Object.keys(totalsOf([dayOf(today, { firstResponseMs: 42_000 })]))).not.toContain("firstResponseMs");
});

test("[RP5] the daily average leaves out today, which is not over", () => {
  const days = [
    dayOf("2026-11-26", { opened: 10 }),
    dayOf("2026-11-27", { opened: 21 }),
    dayOf(today, { opened: 2 }),
  ];
  expect(averageOf(days, "opened", today)).toBe(15.5);
  expect(averageOf(days.slice(2), "opened", today)).toBeNull();
});

test("[RP8] days without any event count as empty", () => {
  expect(isEmpty([])).toBe(true);
  expect(isEmpty([dayOf("2026-11-27"), dayOf(today)])).toBe(true);
  expect(isEmpty([dayOf("2026-11-27"), dayOf(today, { unserved: 1 })])).toBe(false);
});

test("[RP8] a day names its year when that differs from today's", () => {
  expect(formatDay("2026-01-02", today)).toBe("01-02");
  expect(formatDay("2025-12-31", today)).toBe("2025-12-31");
});
