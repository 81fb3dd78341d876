import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { runWithWatcher, type WatchedPostgres } from "./parent-watcher.ts";
import { clusterMark, findPostmaster, stopPostmaster, stopStalePostmaster } from "./postmaster.ts";
import { port, prepareSocketDirectory } from "./socket-directory.ts";
import { pathFromInside } from "./unprivileged-user.ts";

const fastShutdownMs = 20_000;

/** Passed on the command line, which neither a configuration file nor `alter system` can override. */
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

/** For `throwaway`. All servers of a test run share the cluster, so it allows more connections. */
const throwawaySettings: Record<string, string> = {
  fsync: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/** Starts PostgreSQL from any state and resolves once it accepts connections. An abort of `stop` shuts it down. */
export async function launchPostgres(cluster: Cluster, stop: AbortSignal): Promise<WatchedPostgres> {
  await stopStalePostmaster(cluster.dir, cluster.log);
  prepareSocketDirectory(cluster.socketDir, cluster.user);
  const postgres = runWithWatcher(commandLine(cluster), cluster);
  const shutDown = () => void shutDownPostgres(postgres, cluster.dir);
  stop.addEventListener("abort", shutDown, { once: true });
  if (stop.aborted) shutDown();
  void postgres.exited.then(() => stop.removeEventListener("abort", shutDown));
  await postgres.ready;
  return postgres;
}

function commandLine({ binaries, dir, socketDir, user, throwaway }: Cluster): string[] {
  const all = {
    ...settings,
    ...(throwaway && throwawaySettings),
    port: String(port),
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`, // quoted, since a comma separates directories
    [clusterMark]: dir,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return [binaries.postgres, "-D", pathFromInside(dir, user), ...options];
}

async function shutDownPostgres(postgres: WatchedPostgres, dir: string): Promise<void> {
  postgres.release();
  const late = delay(fastShutdownMs, "late", { ref: false });
  const pid = findPostmaster(dir);
  if (pid !== null && (await Promise.race([postgres.exited, late])) === "late")
    await stopPostmaster(pid, dir);
}
