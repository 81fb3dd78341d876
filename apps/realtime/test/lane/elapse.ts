/** Deadlines of ours, by a time that the test moves. PostgreSQL keeps its own, by its own clock. */
import { onTestFinished, vi } from "vitest";

const stepMs = 50;

/**
 * Lets our own deadlines run out without waiting for them: time passes in steps, and what has arrived is read after each. Timers must be
 * fake since before the connections were made. Resolves with how long it took, in milliseconds of that time.
 */
export async function elapseUntil(settled: Promise<unknown>): Promise<number> {
  const since = performance.now();
  const over = settled.then(() => true);
  const read = () => new Promise<false>((resolve) => setImmediate(() => setImmediate(resolve, false)));
  while (!(await Promise.race([over, read()]))) await vi.advanceTimersByTimeAsync(stepMs);
  return performance.now() - since;
}

/** To be called before anything is connected; for the test that calls it. */
export function fakeDeadlines(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}
