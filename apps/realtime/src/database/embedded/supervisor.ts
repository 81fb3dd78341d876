import { setTimeout as delay } from "node:timers/promises";
import type { WatchedPostgres } from "./watcher.ts";

const firstBackoffMs = 100;
const maxBackoffMs = 5_000;
/** A PostgreSQL that ran this long was healthy: after its next crash the backoff starts from the beginning. */
const healthyMs = 60_000;

/**
 * Keeps PostgreSQL running until `signal` aborts: launches it again whenever it exits, more patiently each time.
 * Resolves when it is to stop and has exited. `launch` resolves once PostgreSQL takes connections.
 */
export async function supervise(
  first: WatchedPostgres,
  launch: () => Promise<WatchedPostgres>,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  let backoffMs = firstBackoffMs;
  let running: WatchedPostgres | null = first;
  while (running || !signal.aborted) {
    const since = performance.now();
    await running?.exited;
    if (signal.aborted) return;
    if (performance.now() - since > healthyMs) backoffMs = firstBackoffMs;
    log(`PostgreSQL is down: starting it again in ${backoffMs} ms`);
    await delay(backoffMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    backoffMs = Math.min(backoffMs * 2, maxBackoffMs);
    running = await launch().catch((error: unknown) => {
      log(String(error));
      return null;
    });
  }
}
