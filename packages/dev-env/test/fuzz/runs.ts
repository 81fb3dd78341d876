/** Few runs with a fixed seed in the whole test run; many, each time others, with `pnpm fuzz`. */
const long = process.env.JIERU_FUZZ === "1";

/** What is printed when something is found, and leads back to it: `FUZZ_SEED=… pnpm fuzz`. */
export const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 20_261_124));

export const runs = (few: number) => ({
  seed,
  numRuns: long ? few * Number(process.env.FUZZ_TIMES ?? 50) : few,
});

/** For a test that makes so many runs. */
export const patience = long ? 30 * 60_000 : 60_000;
