/**
 * [WH6] How many deliveries to one host this server has under way. The queue counts them as well, before it hands one out; but workers
 * that ask in the same instant do not see each other's, and are handed more. Those go back into the queue.
 */
export interface Places {
  /** Takes a place, until the returned function is called; null where there is none. */
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
