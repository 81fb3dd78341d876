import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { BenchServer } from "./bench-server.ts";

export interface Vitals {
  residentMb: number;
  /** The 99th percentile of the event loop's lag. */
  lagMs: number;
}

const everyMs = 1_000;

async function residentMb(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1_024;
}

async function lagMs({ url }: BenchServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return 1_000 * Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]);
}

export async function watchVitals(house: BenchServer, work: () => Promise<void>): Promise<Vitals> {
  const seen: number[] = [await residentMb(house.pid)];
  const look = async (): Promise<void> => void seen.push(await residentMb(house.pid));
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  try {
    await lagMs(house);
    await work();
    return { residentMb: Math.max(...seen), lagMs: await lagMs(house) };
  } finally {
    clearInterval(timer);
  }
}
