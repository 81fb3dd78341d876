import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let open = false;

/** Opens and closes the table of keys, from wherever it is asked for. */
export function showKeys(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export const useKeysShown = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
