/** `BENCH_SCALE=0.02 pnpm bench` is a trial at a fiftieth of the size. Its figures do not go into the docs. */
export const scale = Number(process.env.BENCH_SCALE ?? 1);

export const scaled = (count: number, least: number): number => Math.max(least, Math.round(count * scale));
