import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findCommand } from "./process-table.ts";

const fastShutdownMs = 20_000;
const immediateShutdownMs = 5_000;
/** A setting PostgreSQL ignores; it marks the command line of a postmaster with the directory it runs on. */
export const markSetting = "jieru.data_directory";
const noProcess = "2147483646";

/** The process id a cluster's `postmaster.pid` names; null when PostgreSQL was shut down. */
export function findPostmaster(data: string): number | null {
  try {
    return Number.parseInt(readFileSync(path.join(data, "postmaster.pid"), "utf8"), 10) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Clears away what a killed server left: a PostgreSQL still running on the cluster, or its stale pid file. */
export async function clearLeftovers(data: string, log: (line: string) => void): Promise<void> {
  const pid = findPostmaster(data);
  if (pid === null) return;
  if (isPostmasterOf(pid, data)) {
    log(`stopping PostgreSQL ${pid}, left behind by a killed server`);
    await stopPostmaster(pid, data);
  }
  if (findPostmaster(data) !== null) neutralisePidFile(data);
}

/** Fast shutdown, and when that takes too long, immediate: nothing acknowledged is lost by either. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", fastShutdownMs],
    ["SIGQUIT", immediateShutdownMs],
    ["SIGKILL", immediateShutdownMs],
  ] as const) {
    if (!isPostmasterOf(pid, data)) return;
    process.kill(pid, signal);
    const deadline = performance.now() + waitMs;
    while (isPostmasterOf(pid, data) && performance.now() < deadline) await delay(20);
  }
}

/** A process id alone proves nothing: it may have been given to another program since. */
function isPostmasterOf(pid: number, data: string): boolean {
  return `${findCommand(pid)} `.includes(`${markSetting}=${data} `);
}

/**
 * NOTE: never delete the file. The shared memory key in it is how PostgreSQL notices backends of the dead
 * postmaster that still run, and starting beside them would corrupt the cluster. Only the stale id goes.
 */
function neutralisePidFile(data: string): void {
  const file = path.join(data, "postmaster.pid");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, noProcess));
}
