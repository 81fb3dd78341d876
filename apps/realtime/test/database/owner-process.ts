import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

export interface OwnerProcess {
  postgresPid: number;
  /** The last row the process said was committed. */
  lastAcknowledged(): number;
  /** As the kernel does it: it notices nothing from now on, not even what dies. */
  freeze(): void;
  /** kill -9, resolving when it is gone and all it said was read. */
  kill(): Promise<void>;
}

const program = path.join(import.meta.dirname, "embedded-owner.ts");

/** Runs `embedded-owner.ts` on a directory; resolves once it writes. */
export async function startOwner(dataDir: string): Promise<OwnerProcess> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const first = new Promise<string>((resolve) => lines.once("line", resolve));
  let last = 0;
  lines.on("line", (line) => {
    last = Number(line) || last;
  });
  const { postgresPid } = JSON.parse(await Promise.race([first, gone.then(() => "null")])) as OwnerProcess;
  return {
    postgresPid,
    lastAcknowledged: () => last,
    freeze() {
      child.kill("SIGSTOP");
    },
    kill() {
      child.kill("SIGKILL");
      return gone;
    },
  };
}

/** kill -9, also of what ended a moment ago because another was killed. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The shell that watches a postmaster, and the shell's other children: what must die for an orphan to be left. */
export function listWatchers(postgresPid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const processes = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const shell = processes.find(([pid]) => pid === postgresPid)?.[1] ?? 0;
  const children = processes.filter(([pid, parent]) => parent === shell && pid !== postgresPid);
  return [shell, ...children.map(([pid = 0]) => pid)];
}
