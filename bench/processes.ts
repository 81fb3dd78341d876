import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadOrder, LoadReport } from "./load.ts";

export const start = (file: string, ...args: string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), args, { execArgv: [], serialization: "advanced" });

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

export const startFloor = (): Promise<BareServer> => startBare("floor-server.ts");

export interface Load {
  run(order: LoadOrder): Promise<LoadReport>;
  stop(): void;
}

/** Starts the load generator in its own process, so that it does not slow down the server's thread. Connections stay open. */
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

export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const load = startLoad();
  try {
    return await load.run(order);
  } finally {
    load.stop();
  }
}
