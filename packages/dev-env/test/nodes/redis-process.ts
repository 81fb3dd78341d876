import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { freePort } from "../../src/free-port.ts";
import { deadline } from "../house.ts";

/** Where this machine has no Redis, what needs one is skipped. */
export const noRedis = spawnSync("redis-server", ["--version"]).status !== 0;

export interface Redis {
  url: string;
  /** It keeps its connections and says nothing. */
  hang(): void;
  goOn(): void;
  kill(): Promise<void>;
  /** Under the same address, without what it knew. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** A real one, which keeps nothing. */
export async function startRedis(): Promise<Redis> {
  const [dir, port] = await Promise.all([mkdtemp(path.join(os.tmpdir(), "jieru-redis-")), freePort()]);
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", dir];
    server = spawn("redis-server", options, { stdio: "ignore" });
    await vi.waitUntil(() => answers(port), deadline);
  };
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    hang: () => void server.kill("SIGSTOP"),
    goOn: () => void server.kill("SIGCONT"),
    kill,
    startAgain: start,
    async stop() {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const client = net.connect(port, "127.0.0.1", () => {
      client.destroy();
      resolve(true);
    });
    client.on("error", () => resolve(false));
  });
