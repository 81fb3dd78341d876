import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const fastShutdownMs = 20_000;
const immediateShutdownMs = 5_000;
/** PostgreSQL ignores this setting. It marks the command line of a postmaster with the directory of its cluster. */
export const clusterMark = "jieru.data_directory";
/** A process id that no system assigns. */
const noProcess = "2147483646";

/** Returns the process id in the cluster's `postmaster.pid`, or null when PostgreSQL was shut down. */
export function findPostmaster(cluster: string): number | null {
  try {
    return Number.parseInt(readFileSync(path.join(cluster, "postmaster.pid"), "utf8"), 10) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Stops a PostgreSQL that outlived its server, and invalidates the process id in a stale `postmaster.pid`. */
export async function stopStalePostmaster(cluster: string, log: (line: string) => void): Promise<void> {
  const pid = findPostmaster(cluster);
  if (pid === null) return;
  if (isPostmasterOf(pid, cluster)) {
    log(`stopping PostgreSQL ${pid}, left behind by a killed server`);
    await stopPostmaster(pid, cluster);
  }
  if (findPostmaster(cluster) !== null) invalidatePidFile(cluster);
}

/** Requests a fast shutdown, then an immediate one, then kills. Each of them keeps every committed row. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", fastShutdownMs],
    ["SIGQUIT", immediateShutdownMs],
    ["SIGKILL", immediateShutdownMs],
  ] as const) {
    if (!isPostmasterOf(pid, cluster)) return;
    process.kill(pid, signal);
    const deadline = performance.now() + waitMs;
    while (isPostmasterOf(pid, cluster) && performance.now() < deadline) await delay(20);
  }
}

/** Checks the command line as well: the system may have given the process id to another program. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  return `${findCommand(pid)} `.includes(`${clusterMark}=${cluster} `);
}

/**
 * NOTE: do not delete the file. PostgreSQL uses the shared memory key in it to detect backends of the dead postmaster that still run;
 * to start beside them would corrupt the cluster. Only the process id is replaced.
 */
function invalidatePidFile(cluster: string): void {
  const file = path.join(cluster, "postmaster.pid");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, noProcess));
}

/** Returns the command line of a running process, or null when there is none or it is a zombie. */
export function findCommand(pid: number): string | null {
  try {
    return process.platform === "linux" ? commandFromProc(pid) : commandFromPs(pid);
  } catch {
    return null;
  }
}

/** NOTE: slim Linux images have no `ps`. The command line of a zombie is empty. */
const commandFromProc = (pid: number): string | null =>
  readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;

function commandFromPs(pid: number): string | null {
  const args = ["-ww", "-o", "stat=,command=", "-p", String(pid)];
  const [state = "Z", ...command] = execFileSync("ps", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  })
    .trim()
    .split(/\s+/);
  return state.startsWith("Z") ? null : command.join(" ");
}
