import { readdirSync, readFileSync } from "node:fs";

function unlessGone<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return otherwise;
    throw error;
  }
}

const read = (file: string): string => unlessGone(() => readFileSync(file, "utf8"), "");

/** Lists children of all threads: a browser starts them from a separate thread. */
const childrenOf = (pid: number): number[] =>
  unlessGone(() => readdirSync(`/proc/${pid}/task`), [])
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(" "))
    .filter(Boolean)
    .map(Number);

/** Signals a process and its children except `butFor`. PostgreSQL's backends continue without their postmaster. */
export function signalTree(pid: number, signal: "SIGSTOP" | "SIGCONT", butFor?: number): void {
  if (pid !== butFor) unlessGone(() => process.kill(pid, signal), false);
  for (const child of childrenOf(pid)) signalTree(child, signal, butFor);
}

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

export function networkOf(browser: number): number {
  const found = treeOf(browser).find((pid) => read(`/proc/${pid}/cmdline`).includes("NetworkService"));
  if (found === undefined) throw new Error("no process of this browser is its network");
  return found;
}
