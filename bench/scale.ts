/**
 * `BENCH_SCALE=0.02 pnpm bench` runs everything at a fiftieth of its size, to check that it runs. Such figures mean nothing and do not go
 * into the docs.
 */
export const scale = Number(process.env.BENCH_SCALE ?? 1);

export const scaled = (count: number, least: number): number => Math.max(least, Math.round(count * scale));
