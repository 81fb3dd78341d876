import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

export interface OwnerProcess {
  postgresPid: number;
  /** The id of the last row reported as committed. */
  lastAcknowledged(): number;
  /** Sends SIGSTOP: the process then misses the exit of its children. */
  freeze(): void;
  /** Sends SIGKILL. Resolves when the process has exited and its output was read. */
  kill(): Promise<void>;
}

const program = path.join(import.meta.dirname, "owner-program.ts");

/** Runs `owner-program.ts` on a directory. Resolves once PostgreSQL runs. */
export async function startOwner(dataDir: string): Promise<OwnerProcess> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const first = new Promise<string>((resolve) => lines.once("line", resolve));
  let last = 0;
  lines.on("line", (line) => {
    last = Number(line) || last;
  });
  const { postgresPid } = JSON.parse(await Promise.race([first, exited.then(() => "null")])) as OwnerProcess;
  return {
    postgresPid,
    lastAcknowledged: () => last,
    freeze() {
      child.kill("SIGSTOP");
    },
    kill() {
      child.kill("SIGKILL");
      return exited;
    },
  };
}

export function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Returns the shell between owner and postmaster and the shell's other children. Without them, a postmaster outlives its owner. */
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
