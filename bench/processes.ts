import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadOrder, LoadReport } from "./load.ts";

export async function startFloor(): Promise<{ url: string; stop(): void }> {
  const child = fork(path.join(import.meta.dirname, "floor-server.ts"));
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return { url, stop: () => void child.kill() };
}

/** Runs the load in a process of its own, so that making it is not measured as serving it. */
export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, "load.ts"));
  const answer = once(child, "message") as Promise<[LoadReport]>;
  child.send(order);
  const [report] = await answer;
  child.kill();
  return report;
}
