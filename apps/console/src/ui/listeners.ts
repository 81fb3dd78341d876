export interface Listeners {
  /** Calls the listener with every telling, until the returned function is called. Always the same function, so that no drawing subscribes anew. */
  listen: (listener: () => void) => () => void;
  tell: () => void;
}

/** Who wants to hear that a module's state is another one: for `useSyncExternalStore`. */
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
