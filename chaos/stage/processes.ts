import { readdirSync, readFileSync } from "node:fs";

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Returns the fields of `/proc/<pid>/stat` after the name, or null. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

export const parentOf = (pid: number): number => Number(statOf(pid)?.[1]);

/** Returns whether a SIGSTOP has stopped the process; Linux only. */
export const standsStill = (pid: number): boolean => statOf(pid)?.[0] === "T";

export function listFamily(pid: number): number[] {
  if (process.platform !== "linux") return [pid];
  const others = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return [pid, ...others.map(Number).filter((other) => parentOf(other) === pid)];
}
