import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { SimulatorClock } from "@jieru/simulator/clock";
import type { ServerPlace } from "./server-config.ts";
import type { ChildMessage, ParentMessage, Ready } from "./server-process.ts";

export interface ServerHandle {
  url: string;
  accountId: string | null;
  setUpLink: string | null;
  pid: number;
  /** Resolves when the process is gone, however it went. */
  exited: Promise<void>;
  /** Arms failpoints in it, as the server's `FAILPOINT` does at its start. */
  arm(failpoints: string): void;
  /** As the kernel does it: no warning, nothing finished. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** As an operator does it. Resolves when the process is gone. */
  stop(): Promise<void>;
}

const script = path.join(import.meta.dirname, "server-process.ts");

/** Starts the server in a process of its own, following `clock`. Resolves when it listens; rejects with what it said. */
export async function startServerProcess(
  place: ServerPlace,
  clock: SimulatorClock,
  { seed = true }: { seed?: boolean } = {},
): Promise<ServerHandle> {
  const child = fork(script, { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const exited = once(child, "exit");
  send(child, { start: { place, clock: clock.state(), seed } });
  const stopTelling = clock.onChange(() => send(child, { clock: clock.state() }));
  void exited.then(stopTelling, stopTelling);
  const { url, accountId, setUpLink } = await ready(child);
  return {
    url,
    accountId,
    setUpLink,
    pid: child.pid as number,
    exited: exited.then(() => undefined),
    arm: (failpoints) => send(child, { arm: failpoints }),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) send(child, { stop: true });
      await exited;
    },
  };
}

/** A server that has just died looks connected for a moment yet; who waits for it hears of its exit. */
function send(child: ChildProcess, message: ParentMessage): void {
  if (child.connected) child.send(message, () => undefined);
}

async function ready(child: ChildProcess): Promise<Ready> {
  const answer = await Promise.race([
    once(child, "message") as Promise<[ChildMessage]>,
    once(child, "exit").then((): [ChildMessage] => [
      { failed: "the server process ended before it listened" },
    ]),
  ]);
  if ("failed" in answer[0]) throw new Error(answer[0].failed);
  return answer[0].ready;
}
