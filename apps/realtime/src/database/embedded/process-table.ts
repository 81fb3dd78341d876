import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this id exists, whoever owns it; a zombie counts. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a running process; null when there is none or it is a zombie. */
export function findCommand(pid: number): string | null {
  if (!processExists(pid)) return null;
  return process.platform === "linux" ? commandFromProc(pid) : commandFromPs(pid);
}

/** NOTE: slim Linux images have no `ps`, so Linux reads /proc. A zombie's cmdline is empty. */
function commandFromProc(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
  } catch {
    return null;
  }
}

function commandFromPs(pid: number): string | null {
  try {
    const args = ["-ww", "-o", "stat=,command=", "-p", String(pid)];
    const [state = "Z", ...command] = execFileSync("ps", args, { encoding: "utf8" }).trim().split(/\s+/);
    return state.startsWith("Z") ? null : command.join(" ");
  } catch {
    return null;
  }
}
