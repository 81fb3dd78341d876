import type { OpeningHours } from "@jieru/shared/domain/settings";
import { expect, test } from "vitest";
import {
  fieldOf,
  instantOf,
  isInRange,
  offeredTimes,
} from "../../../../src/features/conversation/reminder/reminder-times.ts";

const hour = 3_600_000;
const now = new Date(2026, 10, 30, 14, 7, 20).getTime();
const allowance = { until: now + 40 * hour };
const offered = (known: Partial<Parameters<typeof offeredTimes>[0]>, at = now) =>
  offeredTimes({ openingHours: null, allowance, ...known }, at).map(({ choice, at: then }) => [
    choice,
    fieldOf(then),
  ]);

test("[RM8] offers half an hour, two hours, tomorrow at 9:30, and an hour before the window closes", () => {
  expect(offered({})).toEqual([
    ["soon", "2026-11-30T14:38"],
    ["later", "2026-11-30T16:08"],
    ["tomorrow", "2026-12-01T09:30"],
    ["closing", "2026-12-02T05:07"],
  ]);
});

test("[RM8] offers no time before a window that closes within the hour or has closed", () => {
  for (const until of [now + hour, now - hour])
    expect(offered({ allowance: { until } }).map(([choice]) => choice)).toEqual([
      "soon",
      "later",
      "tomorrow",
    ]);
});

test("[RM8] offers the next opening of an account with opening hours", () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const day = [{ from: "10:00", to: "18:00" }];
  const openingHours: OpeningHours = { timeZone, week: [day, day, day, day, day, day, day], days: [] };
  expect(offered({ openingHours })[2]).toEqual(["opening", "2026-12-01T10:00"]);
  expect(offered({ openingHours }, new Date(2026, 10, 30, 8, 0).getTime())[2]).toEqual([
    "opening",
    "2026-11-30T10:00",
  ]);
});

test("[RM8] a field stands for an instant of the browser's clock, or for none while empty", () => {
  expect(fieldOf(instantOf("2026-12-01T09:30") ?? 0)).toBe("2026-12-01T09:30");
  expect(instantOf("")).toBeNull();
  expect(
    [now, now + 60_000, now + 30 * 24 * hour, now + 31 * 24 * hour].map((at) => isInRange(at, now)),
  ).toEqual([false, true, true, false]);
});
