import { useSyncExternalStore } from "react";

/** What lies over the whole page, asked for from wherever: the table of keys, or the palette. */
export type Shown = "keys" | "palette" | null;

const listeners = new Set<() => void>();
let shown: Shown = null;

export function show(next: Shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

export const useShown = (): Shown =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
