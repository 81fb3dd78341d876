/**
 * [WH6] Counts the deliveries to one host that this server has in progress. The queue also counts them before it
 * dispatches a job. Workers that ask at the same instant do not see each other's jobs and receive too many. The surplus
 * jobs return to the queue.
 */
export interface Places {
  /** Takes a place and returns the function that frees it. Returns null when there is none. */
  take(host: string): (() => void) | null;
}

export function createPlaces(ofHostAtOnce: number): Places {
  const taken = new Map<string, number>();
  return {
    take(host) {
      const others = taken.get(host) ?? 0;
      if (others >= ofHostAtOnce) return null;
      taken.set(host, others + 1);
      return () => {
        const left = (taken.get(host) ?? 1) - 1;
        if (left > 0) taken.set(host, left);
        else taken.delete(host);
      };
    },
  };
}
