import { readdirSync, readFileSync } from "node:fs";

/** Sends the signal where the process still exists. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** The process and its children, in the order to be stopped in; its children only on Linux. */
export function listFamily(pid: number): number[] {
  if (process.platform !== "linux") return [pid];
  const others = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return [pid, ...others.map(Number).filter((other) => parentOf(other) === pid)];
}
