import { setTimeout as delay } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { nameFromInside } from "./home.ts";
import { clearLeftovers, findPostmaster, markSetting, stopPostmaster } from "./leftovers.ts";
import { port, prepareSocketDirectory } from "./socket-directory.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";
import { type WatchedPostgres, watch } from "./watcher.ts";

export interface Launch {
  data: string;
  /** The socket's directory. */
  host: string;
  user: UnprivilegedUser | null;
  binaries: Binaries;
  /** See `EmbeddedPostgresOptions`. */
  throwaway: boolean;
  log: (line: string) => void;
}

const patienceMs = 20_000;
const fastShutdownMs = 20_000;

/** Given on the command line, so that neither a configuration file nor `alter system` can undo a promise. */
const settings: Record<string, string> = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // macOS: fsync() alone leaves the data in the drive's cache
  ...(process.platform === "darwin" && { wal_sync_method: "fsync_writethrough" }),
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "100",
  shared_buffers: "128MB",
  logging_collector: "off",
  log_destination: "stderr",
  log_checkpoints: "off",
};

/**
 * A crash of the machine ends a test run anyway, so nothing of its cluster need reach the disk. All that is tested at the same
 * time shares it, several servers among that.
 */
const throwawaySettings: Record<string, string> = {
  fsync: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/** Starts PostgreSQL, whatever the last run left; resolves once it takes connections. It stops when `signal` aborts. */
export async function launchPostgres(launch: Launch, signal: AbortSignal): Promise<WatchedPostgres> {
  await clearLeftovers(launch.data, launch.log);
  prepareSocketDirectory(launch.host, launch.user);
  const postgres = watch(commandLine(launch), launch);
  const stop = () => void shutDown(postgres, launch.data);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  void postgres.exited.then(() => signal.removeEventListener("abort", stop));
  await postgres.ready;
  return postgres;
}

/**
 * Backends of a postmaster that was killed together with its server may need a moment to notice, and PostgreSQL
 * rightly does not start beside them: that alone is worth waiting for. Any other failure is final.
 */
export async function launchFirst(launch: () => Promise<WatchedPostgres>): Promise<WatchedPostgres> {
  const deadline = performance.now() + patienceMs;
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

function commandLine({ binaries, data, host, user, throwaway }: Launch): string[] {
  const all = {
    ...settings,
    ...(throwaway && throwawaySettings),
    port: String(port),
    unix_socket_directories: `"${host.replaceAll('"', '""')}"`, // a list: a comma would separate
    [markSetting]: data,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return [binaries.postgres, "-D", nameFromInside(data, user), ...options];
}

async function shutDown(postgres: WatchedPostgres, data: string): Promise<void> {
  postgres.release();
  const late = delay(fastShutdownMs, "late", { ref: false });
  const pid = findPostmaster(data);
  if (pid !== null && (await Promise.race([postgres.exited, late])) === "late")
    await stopPostmaster(pid, data);
}
