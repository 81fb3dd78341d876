import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

const storageKey = "jieru.single-keys";
const listeners = createListeners();

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
  listeners.tell();
}

export const singleKeysAllowed = (): boolean => allowed;

export const useSingleKeys = (): boolean => useSyncExternalStore(listeners.listen, singleKeysAllowed);
