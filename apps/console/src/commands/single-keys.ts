import { useSyncExternalStore } from "react";
import { keepChoice, keptChoice } from "../ui/browser/browser-memory.ts";
import { createListeners } from "../ui/listeners.ts";

const storageKey = "jieru.single-keys";
const listeners = createListeners();

let allowed = keptChoice(storageKey) !== "off";

/** Whether single letters and digits do something; who speaks to their computer may want them off. */
export function allowSingleKeys(next: boolean): void {
  allowed = next;
  keepChoice(storageKey, next ? "on" : "off");
  listeners.tell();
}

export const singleKeysAllowed = (): boolean => allowed;

export const useSingleKeys = (): boolean => useSyncExternalStore(listeners.listen, singleKeysAllowed);
