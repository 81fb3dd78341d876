/** What a live region is to say next: the same words once more are heard only if something about them is other. */
export const saidAgain = (before: string, next: string): string =>
  next !== "" && next === before ? `${next}\u00a0` : next;
