import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadOrder, LoadReport } from "./load.ts";

/** Starts a file of the bench in a process of its own, which ends with ours. */
export const start = (file: string, ...args: string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), args, { execArgv: [], serialization: "advanced" });

/** The child's next message; rejects when it ends before it says anything. */
export async function answerOf<T>(child: ChildProcess): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  try {
    const message = once(child, "message", { signal }) as Promise<[T]>;
    const exit = once(child, "exit", { signal }).then(() => {
      throw new Error("a process of the bench ended early");
    });
    exit.catch(() => undefined);
    return (await Promise.race([message, exit]))[0];
  } finally {
    done.abort();
  }
}

export interface BareServer {
  url: string;
  stop(): void;
}

async function startBare(file: string, ...args: string[]): Promise<BareServer> {
  const child = start(file, ...args);
  const { url } = await answerOf<{ url: string }>(child);
  return { url, stop: () => void child.kill() };
}

/** Starts the server that only verifies, decrypts, parses and answers. */
export const startFloor = (): Promise<BareServer> => startBare("floor-server.ts");

export interface Load {
  /** One order at a time. */
  run(order: LoadOrder): Promise<LoadReport>;
  stop(): void;
}

/** Starts the load generator in a process of its own, so that it does not slow down the server's thread. It keeps its connections open. */
export function startLoad(): Load {
  const child = start("load.ts");
  return {
    run(order) {
      const answer = answerOf<LoadReport>(child);
      child.send(order);
      return answer;
    },
    stop: () => void child.kill(),
  };
}

/** Runs one order in a process that ends afterwards. */
export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const load = startLoad();
  try {
    return await load.run(order);
  } finally {
    load.stop();
  }
}
