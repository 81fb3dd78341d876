const minute = 60_000;

const thresholdsMs = [60 * minute, 10 * minute, minute, 30_000, 10_000];

/** Returns the threshold passed between two times, 0 for the closing itself, or null. */
export function crossedThreshold(until: number, before: number, now: number): number | null {
  if (before < until && now >= until) return 0;
  const crossed = thresholdsMs.filter((left) => before < until - left && now >= until - left && now < until);
  return crossed.at(-1) ?? null;
}
