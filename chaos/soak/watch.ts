import { until } from "../rest.ts";

/** Sampled metrics by their name in `/metrics`, with a description. */
export const watched = {
  process_resident_memory_bytes: "resident memory",
  nodejs_heap_size_used_bytes: "heap that is used",
  nodejs_external_memory_bytes: "memory outside the heap",
  process_open_fds: "open files and sockets",
  nodejs_active_resources_total: "handles, timers and requests",
} as const;
export type Watched = keyof typeof watched;

export interface Look extends Record<Watched, number> {
  atMs: number;
}

const lookEveryMs = 5_000;
const patienceMs = 5_000;

export function figureIn(text: string, name: string): number {
  const line = text.split("\n").find((l) => l.startsWith(`${name} `));
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1));
}

async function look(url: string): Promise<Omit<Look, "atMs">> {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
  const text = await answer.text();
  const figures = Object.keys(watched).map((name) => [name, figureIn(text, name)]);
  return Object.fromEntries(figures) as Omit<Look, "atMs">;
}

export interface Watch {
  looks: readonly Look[];
  stop(): Promise<void>;
}

export function watchServer(url: string): Watch {
  const looks: Look[] = [];
  const started = performance.now();
  let stopped = false;
  const going = (async () => {
    while (!stopped) {
      const atMs = performance.now() - started;
      const seen = await look(url).catch(() => null); // ignores a failed sample; the next follows soon
      if (seen) looks.push({ atMs, ...seen });
      await until(() => stopped, lookEveryMs);
    }
  })();
  return {
    looks,
    async stop() {
      stopped = true;
      await going;
    },
  };
}
