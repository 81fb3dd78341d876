/** Processes that stand still for a while, and go on as if no time had passed. */
import { readdirSync, readFileSync } from "node:fs";

/** What was asked of a process; `otherwise` where it has ended meanwhile. */
function unlessGone<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return otherwise;
    throw error;
  }
}

const read = (file: string): string => unlessGone(() => readFileSync(file, "utf8"), "");

/** By whichever of its threads they were started: a browser has one for that. */
const childrenOf = (pid: number): number[] =>
  unlessGone(() => readdirSync(`/proc/${pid}/task`), [])
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(" "))
    .filter(Boolean)
    .map(Number);

/** A process and all its children, but for one: PostgreSQL's backends go on without their postmaster. */
export function signalTree(pid: number, signal: "SIGSTOP" | "SIGCONT", butFor?: number): void {
  if (pid !== butFor) unlessGone(() => process.kill(pid, signal), false);
  for (const child of childrenOf(pid)) signalTree(child, signal, butFor);
}

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

/** The process of this browser that all it hears of servers comes by. */
export function networkOf(browser: number): number {
  const found = treeOf(browser).find((pid) => read(`/proc/${pid}/cmdline`).includes("NetworkService"));
  if (found === undefined) throw new Error("no process of this browser is its network");
  return found;
}
