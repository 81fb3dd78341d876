import { afterEach, beforeEach, vi } from "vitest";
import { noteServerTime } from "../../../src/lib/time/server-clock.ts";

export const second = 1000;
export const minute = 60 * second;
/** A full hour, at which each test begins. */
export const nine = Date.UTC(2026, 10, 28, 1);

/** Sets the browser's and the server's clock; the test advances them. */
export function installFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: nine });
    noteServerTime(nine);
  });
  afterEach(() => void vi.useRealTimers());
}
