/** The test run makes few runs with a fixed seed; `pnpm fuzz` makes many with a new seed. */
const long = process.env.JIERU_FUZZ === "1";

/** A failure prints this seed; repeat it with `FUZZ_SEED=… pnpm fuzz`. */
export const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 20_261_124));

export const runs = (few: number) => ({
  seed,
  numRuns: long ? few * Number(process.env.FUZZ_TIMES ?? 50) : few,
});

export const patience = long ? 30 * 60_000 : 60_000;
