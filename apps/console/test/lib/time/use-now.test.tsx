import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { formatSince } from "../../../src/i18n/format-duration.ts";
import { useNow, useNowSeconds, useNowSince } from "../../../src/lib/time/use-now.ts";
import { installFakeClock, minute, nine, second } from "./fake-clock.ts";

installFakeClock();

test("[AL5] an age shown by the minute agrees with one shown by the second", () => {
  const since = nine - 90 * second;
  const beside = renderHook(() => useNowSeconds() - since).result;
  let drawn = 0;
  const { result } = renderHook(() => {
    drawn++;
    return useNowSince(since) - since;
  });
  for (let i = 0; i < 300; i++) {
    act(() => void vi.advanceTimersByTime(second));
    expect(formatSince(result.current)).toBe(`${Math.floor(beside.current / minute)} 分`);
  }
  expect(formatSince(result.current)).toBe("6 分");
  // Its own minutes and the clock's.
  expect(drawn).toBeLessThanOrEqual(1 + 2 * 5);
});

test("[AL5] an age exceeds its limit in the exact second; without an age the minute ticker counts", () => {
  const late = 150 * second;
  const age = renderHook(() => useNowSince(nine, late) - nine).result;
  const [none, clock] = [renderHook(() => useNowSince(null)).result, renderHook(useNow).result];
  const isLate: boolean[] = [];
  for (let i = 1; i <= 200; i++) {
    act(() => void vi.advanceTimersByTime(second));
    isLate.push(age.current > late);
    expect(none.current).toBe(clock.current);
  }
  expect(isLate.indexOf(true)).toBe(150);
  expect(isLate.lastIndexOf(false)).toBe(149);
});
