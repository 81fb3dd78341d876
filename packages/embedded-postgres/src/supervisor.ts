import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { launchPostgres } from "./launch.ts";
import type { WatchedPostgres } from "./parent-watcher.ts";

const firstBackoffMs = 100;
const maxBackoffMs = 5_000;
/** A crash after this time starts the backoff from the beginning. */
const healthyMs = 60_000;
/** How long the first start waits for backends of a killed postmaster to exit. */
const busyMs = 20_000;

type Launch = () => Promise<WatchedPostgres>;

export interface SupervisedPostgres {
  stop(): void;
  stopped: Promise<void>;
}

/** Starts PostgreSQL on an existing cluster and restarts it after each exit. Throws when the first start fails, or the reason of `cancel`. */
export async function supervise(
  cluster: Cluster,
  cancel: AbortSignal | undefined,
): Promise<SupervisedPostgres> {
  const stopping = new AbortController();
  const launch = () => launchPostgres(cluster, stopping.signal);
  const first = await launchUnlessCancelled(launch, stopping, cancel);
  const stopped = restartUntil(stopping.signal, first, launch, cluster.log);
  return { stop: () => stopping.abort(), stopped };
}

/** [SU2] Shuts PostgreSQL down when the start is cancelled, for example during recovery. */
async function launchUnlessCancelled(
  launch: Launch,
  stopping: AbortController,
  cancel: AbortSignal | undefined,
): Promise<WatchedPostgres> {
  cancel?.throwIfAborted();
  const abort = () => stopping.abort();
  cancel?.addEventListener("abort", abort, { once: true });
  try {
    const postgres = await launchWhenFree(launch);
    if (!cancel?.aborted) return postgres;
    postgres.release();
    await postgres.exited;
  } catch (error) {
    if (!cancel?.aborted) throw error;
  } finally {
    cancel?.removeEventListener("abort", abort);
  }
  throw cancel.reason;
}

/**
 * Repeats the launch while backends of a killed postmaster still run: PostgreSQL does not start beside them, and they exit by
 * themselves. Every other failure is final.
 */
async function launchWhenFree(launch: Launch): Promise<WatchedPostgres> {
  const deadline = performance.now() + busyMs;
  for (;;) {
    try {
      return await launch();
    } catch (error) {
      const busy = error instanceof Error && error.message.includes("pre-existing shared memory block");
      if (!busy || performance.now() > deadline) throw error;
      await delay(200);
    }
  }
}

/** Restarts PostgreSQL with a growing pause until `signal` aborts. Resolves when PostgreSQL has exited after that. */
async function restartUntil(
  signal: AbortSignal,
  first: WatchedPostgres,
  launch: Launch,
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
