/** Which of a server's figures grew while the load stayed the same. */
import { type Look, type Watched, watched } from "./watch.ts";

/** The first quarter of a run is for warming up; the second is compared with the last. */
const share = 1 / 4;

export interface Drift {
  figure: Watched;
  /**
   * The tenth percentile of the samples in the second and in the last quarter of the run. A passing peak does not raise it; a leak
   * does.
   */
  before: number;
  after: number;
  /** (after − before) ÷ before. */
  grew: number;
}

function floorOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 10)] ?? Number.NaN;
}

/** How each figure developed over `looks`: the samples, in order, of one server that ran throughout. */
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

/** The growth that is tolerated: a twentieth for memory, a tenth for numbers that fluctuate anyway. */
const mayGrow: Record<Watched, number> = {
  process_resident_memory_bytes: 0.05,
  nodejs_heap_size_used_bytes: 0.05,
  nodejs_external_memory_bytes: 0.1,
  process_open_fds: 0.1,
  nodejs_active_resources_total: 0.1,
};

/** Whether the figure grew by more than is tolerated, or could not be measured. */
export const isTooMuch = ({ figure, grew }: Drift): boolean => !(grew <= mayGrow[figure]);
