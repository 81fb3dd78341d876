import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

/** The dialog over the whole page: the table of keys, the palette, or the menu of commands (KB21). */
export type Shown = "keys" | "palette" | "menu" | null;

const listeners = createListeners();
let shown: Shown = null;

export function show(next: Shown): void {
  shown = next;
  listeners.tell();
}

export const currentlyShown = (): Shown => shown;

export const useShown = (): Shown => useSyncExternalStore(listeners.listen, () => shown);
