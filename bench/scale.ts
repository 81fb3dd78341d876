/**
 * `BENCH_SCALE=0.02 pnpm bench` runs the same with a fiftieth of everything, to see that it runs. Its figures mean nothing
 * and are kept out of the docs.
 */
export const scale = Number(process.env.BENCH_SCALE ?? 1);

export const scaled = (count: number, least: number): number => Math.max(least, Math.round(count * scale));
