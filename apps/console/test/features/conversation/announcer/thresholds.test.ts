import { expect, test } from "vitest";
import { crossedThreshold } from "../../../../src/features/conversation/announcer/thresholds.ts";
import { hour, minute, noon } from "../fixtures.ts";

const until = noon + 2 * hour;
const crossed = (before: number, now: number) => crossedThreshold(until, until - before, until - now);

test("[RA5] announces each threshold once, when it is passed", () => {
  expect(crossed(hour + 1, hour)).toBe(hour);
  expect(crossed(hour, hour - minute)).toBeNull();
  expect(crossed(31_000, 30_000)).toBe(30_000);
});

test("[RA5] announces only the nearest threshold after a long sleep, and the end as the end", () => {
  expect(crossed(2 * hour, 5 * minute)).toBe(10 * minute);
  expect(crossed(minute, -1)).toBe(0);
  expect(crossed(-1, -minute)).toBeNull();
});
