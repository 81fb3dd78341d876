/** The server's own deadlines on a clock that the test moves; PostgreSQL keeps its own time. */
import { onTestFinished, vi } from "vitest";

const stepMs = 50;

/** Runs the server's deadlines in steps and returns the ms elapsed. Timers must be fake before connections are made. */
export async function elapseUntil(settled: Promise<unknown>): Promise<number> {
  const since = performance.now();
  const over = settled.then(() => true);
  const read = () => new Promise<false>((resolve) => setImmediate(() => setImmediate(resolve, false)));
  while (!(await Promise.race([over, read()]))) await vi.advanceTimersByTimeAsync(stepMs);
  return performance.now() - since;
}

/** Must be called before any connection is made; applies to the current test. */
export function fakeDeadlines(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}
