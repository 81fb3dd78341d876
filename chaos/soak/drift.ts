import { type Look, type Watched, watched } from "./watch.ts";

/** Skips the first quarter as warm-up and compares the second with the last. */
const share = 1 / 4;

export interface Drift {
  figure: Watched;
  /** Tenth percentile of the samples: a leak raises it, a passing peak does not. */
  before: number;
  after: number;
  grew: number;
}

function floorOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 10)] ?? Number.NaN;
}

/** Returns the growth of each metric over the samples of one uninterrupted server. */
export function driftsOf(looks: readonly Look[]): Drift[] {
  const endMs = looks.at(-1)?.atMs ?? 0;
  const between = (from: number, to: number) =>
    looks.filter(({ atMs }) => atMs >= from * endMs && atMs <= to * endMs);
  const [early, late] = [between(share, 2 * share), between(1 - share, 1)];
  return (Object.keys(watched) as Watched[]).map((figure) => {
    const [before, after] = [early, late].map((some) => floorOf(some.map((l) => l[figure]))) as [
      number,
      number,
    ];
    return { figure, before, after, grew: (after - before) / before };
  });
}

/** Tolerated growth: 5 % for memory, 10 % for metrics that fluctuate. */
const mayGrow: Record<Watched, number> = {
  process_resident_memory_bytes: 0.05,
  nodejs_heap_size_used_bytes: 0.05,
  nodejs_external_memory_bytes: 0.1,
  process_open_fds: 0.1,
  nodejs_active_resources_total: 0.1,
};

/** Returns whether the metric grew too much or has no samples. */
export const isTooMuch = ({ figure, grew }: Drift): boolean => !(grew <= mayGrow[figure]);
