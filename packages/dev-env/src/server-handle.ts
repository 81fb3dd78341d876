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
  /** Resolves with the exit code or the signal that ended the process. */
  exited: Promise<number | NodeJS.Signals>;
  /** Arms failpoints in the running server, like the variable `FAILPOINT` at start. */
  arm(failpoints: string): void;
  /** Sends SIGKILL and resolves when the process is gone. */
  kill(): Promise<void>;
  /** Stops the server in order and resolves when the process is gone. */
  stop(): Promise<void>;
}

const script = path.join(import.meta.dirname, "server-process.ts");

/** Starts the server in its own process, following `clock`. Resolves when the server listens, rejects with its error. */
export async function startServerProcess(
  place: ServerPlace,
  clock: SimulatorClock,
  { seed = true }: { seed?: boolean } = {},
): Promise<ServerHandle> {
  const child = fork(script, { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  send(child, { start: { place, clock: clock.state(), seed } });
  const stopTelling = clock.onChange(() => send(child, { clock: clock.state() }));
  void exited.then(stopTelling, stopTelling);
  const { url, accountId, setUpLink } = await ready(child);
  return {
    url,
    accountId,
    setUpLink,
    pid: child.pid as number,
    exited: exited.then(([code, signal]) => signal ?? (code as number)),
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

/** A server that has just died still looks connected for a moment, so a failed send is ignored. */
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
