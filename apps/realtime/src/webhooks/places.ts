/** [WH6] Counts deliveries per host. Workers that ask at the same instant can exceed the queue's own limit. */
export interface Places {
  /** Returns the function that frees the place; null if there is none. */
  take(host: string): (() => void) | null;
}

export function createPlaces(ofHostAtOnce: number): Places {
  const inUse = new Map<string, number>();
  return {
    take(host) {
      const others = inUse.get(host) ?? 0;
      if (others >= ofHostAtOnce) return null;
      inUse.set(host, others + 1);
      return () => {
        const left = (inUse.get(host) ?? 1) - 1;
        if (left > 0) inUse.set(host, left);
        else inUse.delete(host);
      };
    },
  };
}
