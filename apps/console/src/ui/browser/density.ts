import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import { keepChoice } from "./browser-memory.ts";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

const storageKey = "jieru.density";
const listeners = createListeners();

/** `theme.js` has read the choice before the first paint. */
const chosen = (): Density =>
  document.documentElement.dataset.density === "compact" ? "compact" : "comfortable";

/** [AP1] How much a row of the list takes up; remembered by this browser, because it belongs to the screen. */
export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  keepChoice(storageKey, density);
  listeners.tell();
}

export const useDensity = (): Density => useSyncExternalStore(listeners.listen, chosen);
