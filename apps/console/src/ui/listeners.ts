export interface Listeners {
  /** Calls the listener with every telling, until the returned function is called. Always the same function, so that no drawing subscribes anew. */
  listen: (listener: () => void) => () => void;
  tell: () => void;
}

/** Listeners that are told when a module's state has changed: for `useSyncExternalStore`. */
export function createListeners(): Listeners {
  const all = new Set<() => void>();
  return {
    listen: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: () => {
      for (const listener of all) listener();
    },
  };
}
