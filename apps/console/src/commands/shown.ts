import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

/** What lies over the whole page, asked for from wherever: the table of keys, or the palette. */
export type Shown = "keys" | "palette" | null;

const listeners = createListeners();
let shown: Shown = null;

export function show(next: Shown): void {
  shown = next;
  listeners.tell();
}

export const useShown = (): Shown => useSyncExternalStore(listeners.listen, () => shown);
