import { useSyncExternalStore } from "react";

const storageKey = "jieru.single-keys";
const listeners = new Set<() => void>();

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

let allowed = stored();

/** Whether single letters and digits do something; who speaks to their computer may want them off. */
export function allowSingleKeys(next: boolean): void {
  allowed = next;
  try {
    localStorage.setItem(storageKey, next ? "on" : "off");
  } catch {
    // NOTE: storage may be refused; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export const singleKeysAllowed = (): boolean => allowed;

export const useSingleKeys = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysAllowed);
