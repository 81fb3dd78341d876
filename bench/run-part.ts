import { fork } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Figure } from "./figure.ts";
import type { PartReport } from "./part.ts";
import { answerOf } from "./processes.ts";

const patienceMs = 400_000;

const notMeasured = (name: string, detail: string): Figure => ({
  what: `${name} could not be measured`,
  value: Number.NaN,
  unit: "",
  bound: "at most",
  target: 0,
  detail: detail.split("\n")[0] ?? "",
});

async function reportOf(name: string, tmp: string): Promise<PartReport> {
  const child = fork(path.join(import.meta.dirname, "part.ts"), [name], {
    execArgv: [],
    serialization: "advanced",
    env: { ...process.env, TMPDIR: tmp },
  });
  // Processes that a part started end with it.
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  try {
    return await answerOf<PartReport>(child);
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

/**
 * Runs a part and returns its figures. A part that fails, dies or hangs gives one figure that misses its target. It leaves no files behind.
 */
export async function runPart(name: string): Promise<Figure[]> {
  const tmp = await mkdtemp(path.join(os.tmpdir(), "jieru-bench-"));
  // PostgreSQL may run as another user, who must reach the directories below.
  await chmod(tmp, 0o711);
  try {
    const report = await reportOf(name, tmp);
    return "figures" in report ? report.figures : [notMeasured(name, report.failed)];
  } catch (error) {
    return [notMeasured(name, String(error))];
  } finally {
    await rm(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}
