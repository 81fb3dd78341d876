/** Returns the next text of a live region; a repeated text must differ to be announced. */
export const liveRegionText = (before: string, next: string): string =>
  next !== "" && next === before ? `${next}\u00a0` : next;
