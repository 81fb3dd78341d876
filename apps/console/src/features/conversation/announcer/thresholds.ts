const minute = 60_000;

/** The times left in the window that are announced. */
const thresholdsMs = [60 * minute, 10 * minute, minute, 30_000, 10_000];

/** The threshold between two readings of the clock, or null. 0 is the closing itself. */
export function crossedThreshold(until: number, before: number, now: number): number | null {
  if (before < until && now >= until) return 0;
  const crossed = thresholdsMs.filter((left) => before < until - left && now >= until - left && now < until);
  return crossed.at(-1) ?? null;
}
