import { afterEach, beforeEach, vi } from "vitest";
import { noteServerTime } from "../../../src/lib/time/server-clock.ts";

export const second = 1000;
export const minute = 60 * second;
/** A full hour, at which each test of a file that holds the clock begins. */
export const nine = Date.UTC(2026, 10, 28, 1);

/** The browser's clock and the server's show nine, and go on when the test says so. */
export function holdClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: nine });
    noteServerTime(nine);
  });
  afterEach(() => void vi.useRealTimers());
}
