import type { Allowance } from "@jieru/shared/domain/allowance";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exactTimeLabel, offsetOf, zonesDiffer } from "../../src/i18n/exact-time-label.ts";
import { timesAreExact, toggleExactTimes } from "../../src/i18n/exact-times.ts";
import { formatAllowance } from "../../src/i18n/format-allowance.ts";
import { formatClock, formatDeadline, formatEnds, formatTime } from "../../src/i18n/format-clock.ts";
import { formatDayTime } from "../../src/i18n/format-day-time.ts";
import {
  formatCountdown,
  formatLasted,
  formatLeft,
  formatSet,
  formatSince,
  formatWaited,
} from "../../src/i18n/format-duration.ts";
import { changeLanguage } from "../../src/i18n/i18n.ts";
import { noteServerTime } from "../../src/lib/time/server-clock.ts";

const now = new Date(2026, 10, 24, 18, 52).getTime();
const minute = 60_000;
const hour = 60 * minute;

const left = (replies: number, ms: number, granted = 3): Allowance => ({
  left: replies,
  granted,
  until: now + ms,
  grantedBy: "message",
  grantedAt: now,
});
const chip = (allowance: Allowance) => {
  const { level, count, rest } = formatAllowance(allowance, now);
  return `${level} ${count ?? "lock"} ${rest}`;
};

beforeEach(() => noteServerTime(now));
afterEach(() => changeLanguage("zh-CN"));

test("[RA5] the chip shows hours and minutes, minutes under an hour, seconds in the last minute", () => {
  expect(chip(left(3, 48 * hour - 1))).toBe("ok 3 47:59");
  expect(chip(left(1, 46 * hour + 12 * minute))).toBe("low 1 46:12");
  expect(chip(left(3, 38 * minute + 59_999))).toBe("critical 3 38 分");
  expect(chip(left(1, 42_900, 1))).toBe("seconds 1 42 秒");
  expect(chip(left(0, hour))).toBe("used 0 已用完");
  expect(chip(left(3, 0))).toBe("closed lock 已关闭");
});

test("[RA5] remaining time is rounded down", () => {
  expect(chip(left(2, 2 * hour - 1))).toBe("ok 2 1:59");
  expect(chip(left(2, hour - 1))).toBe("critical 2 59 分");
  expect(formatLeft(2 * hour - 1)).toBe("1 小时 59 分");
});

test("[LG1] a weekday follows the current language", async () => {
  const at = Date.UTC(2026, 10, 25, 4);
  expect(exactTimeLabel(at, "Asia/Shanghai")).toContain("周三");
  await changeLanguage("en");
  expect(exactTimeLabel(at, "Asia/Shanghai")).toContain("Wed");
  expect(exactTimeLabel(at, "Asia/Shanghai")).not.toContain("周三");
});

test("a full minute is shown as one minute", () => {
  expect([formatSince(minute - 1), formatSince(minute)]).toEqual(["不到 1 分", "1 分"]);
});

test("[RA5] the chip uses English units in English", async () => {
  await changeLanguage("en");
  expect(chip(left(3, 38 * minute))).toBe("critical 3 38 min");
  expect(chip(left(1, 42_000, 1))).toBe("seconds 1 42 s");
  expect(chip(left(0, hour))).toBe("used 0 Used up");
});

test("the sentence states replies and time in words", () => {
  const { sentence } = formatAllowance(left(3, 47 * hour + 55 * minute), now);
  expect(sentence).toBe("还可回复 3 条，47 小时 55 分后关闭");
});

test("minutes and seconds always have a unit", () => {
  expect(formatCountdown(6 * minute + 41_000)).toBe("6 分 41 秒");
  expect(formatCountdown(-5)).toBe("0 秒");
  expect(formatLeft(3 * hour)).toBe("3 小时 0 分");
});

test("longer durations use coarser units", () => {
  expect([26_000, 6 * minute, 3 * hour + minute, 50 * hour].map(formatWaited)).toEqual([
    "26 秒",
    "6 分",
    "3 小时",
    "2 天",
  ]);
  expect(formatSince(26_000)).toBe("不到 1 分");
});

test("a time is shown as clock today, as weekday this week, else as date", () => {
  expect(formatClock(now - hour, now)).toBe("17:52");
  expect(formatClock(new Date(2026, 10, 22, 9).getTime(), now)).toBe("周日");
  const day = 24 * hour;
  expect([formatClock(now - 6 * day, now), formatClock(now - 7 * day, now)]).toEqual(["周三", "11-17"]);
  expect(formatClock(now + day, now)).toBe("11-25");
  expect(formatClock(new Date(2026, 10, 2).getTime(), now)).toBe("11-02");
  expect(formatClock(new Date(2025, 10, 2).getTime(), now)).toBe("2025-11-02");
});

test("[TR5] a time of the last twelve hours is shown as clock after midnight", () => {
  const night = new Date(2026, 10, 24, 0, 5).getTime();
  expect([formatClock(night - 7 * minute, night), formatDayTime(night - 7 * minute, night)]).toEqual([
    "23:58",
    "周一 23:58",
  ]);
  expect([formatClock(night - 12 * hour + minute, night), formatClock(night - 12 * hour, night)]).toEqual([
    "12:06",
    "周一",
  ]);
  expect(formatDayTime(night, night)).toBe("00:05");
});

test("[TR5] one key switches between exact and short times", () => {
  const at = new Date(2026, 10, 24, 8, 5, 9).getTime();
  expect([formatTime(at), formatClock(at, now)]).toEqual(["08:05", "08:05"]);
  toggleExactTimes();
  expect([formatTime(at), formatClock(at - 9 * 24 * hour, now)]).toEqual([
    "11-24 08:05:09",
    "11-15 08:05:09",
  ]);
  toggleExactTimes();
  expect([timesAreExact(), formatTime(at)]).toEqual([false, "08:05"]);
});

test("[TR5] a countdown shows its deadline while times are exact", () => {
  const twoDays = left(3, 48 * hour + 7_000);
  const today = now + 73 * minute + 9_000;
  toggleExactTimes();
  expect([chip(twoDays), formatDeadline(today, now)]).toEqual(["ok 3 11-26 18:52:07", "20:05:09"]);
  toggleExactTimes();
  expect(chip(twoDays)).toBe("ok 3 48:00");
});

test("[TR6] the exact time names both time zones when they differ", async () => {
  const at = Date.UTC(2026, 10, 24, 22, 30, 1);
  const here = offsetOf(at);
  const elsewhere = here === "UTC+8" ? "America/New_York" : "Asia/Shanghai";
  expect(zonesDiffer(at, elsewhere)).toBe(true);
  expect(exactTimeLabel(at, elsewhere)).toContain("账号时区");
  expect(exactTimeLabel(at, "Asia/Shanghai")).toContain("2026-11-25");
  expect(exactTimeLabel(at, Intl.DateTimeFormat().resolvedOptions().timeZone)).toMatch(
    /^[\d-]+ \S+ [\d:]+ UTC\S*$/,
  );
  await changeLanguage("en");
  expect(exactTimeLabel(at, elsewhere)).toContain("account time");
});

test("[PU8] a time span shows seconds or days where they are needed", () => {
  expect(formatEnds({ from: now - hour, to: now })).toEqual({ from: "17:52", to: "18:52" });
  expect(formatEnds({ from: now, to: now + 15_000 })).toEqual({ from: "18:52:00", to: "18:52:15" });
  expect(formatEnds({ from: now - 24 * hour, to: now })).toEqual({
    from: "11-23 18:52",
    to: "11-24 18:52",
  });
});

test("[LG8] minutes are written out in sentences, except after hours", async () => {
  expect([38 * minute, 42_000, 2 * hour + minute].map(formatLeft)).toEqual([
    "38 分钟",
    "42 秒",
    "2 小时 1 分",
  ]);
  expect([6 * minute, 26_000, 3 * hour].map(formatLasted)).toEqual(["6 分钟", "26 秒", "3 小时"]);
  expect(formatSet(5 * minute)).toBe("5 分钟");
  await changeLanguage("zh-TW");
  expect([formatLeft(38 * minute), formatSet(5 * minute)]).toEqual(["38 分鐘", "5 分鐘"]);
});

test("[AL1] a configured duration is shown to the second", () => {
  expect([30_000, 5 * minute, 90_000, 90 * minute, 2 * hour, 24 * hour].map(formatSet)).toEqual([
    "30 秒",
    "5 分钟",
    "1 分 30 秒",
    "90 分钟",
    "2 小时",
    "1 天",
  ]);
});
