import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useScan } from "../../src/sign-in/use-scan.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("[SI2] a code that ran out while the computer slept says so once it is awake", () => {
  const { result } = renderHook(() => useScan(null));
  // Asleep, the clock goes on and timers do not.
  vi.setSystemTime(Date.now() + 6 * 60_000);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(result.current.state).toEqual({ name: "problem", problem: "expired" });
  act(() => result.current.renew());
  act(() => void vi.advanceTimersByTime(4 * 60_000));
  expect(result.current.state.name).toBe("waiting");
});
