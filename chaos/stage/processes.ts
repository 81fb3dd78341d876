import { readdirSync, readFileSync } from "node:fs";

/** Sends the signal if the process still exists. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Returns whether a process with this id exists; a zombie counts. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The fields of `/proc/<pid>/stat` after the name; null when there is no such process. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

export const parentOf = (pid: number): number => Number(statOf(pid)?.[1]);

/** Whether the process is stopped by a SIGSTOP; known only on Linux. */
export const standsStill = (pid: number): boolean => statOf(pid)?.[0] === "T";

/** The process and its children, in the order in which to stop them; children are found only on Linux. */
export function listFamily(pid: number): number[] {
  if (process.platform !== "linux") return [pid];
  const others = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return [pid, ...others.map(Number).filter((other) => parentOf(other) === pid)];
}
