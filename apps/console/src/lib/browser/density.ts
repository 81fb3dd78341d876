import { create } from "zustand";
import { keepChoice } from "./browser-memory.ts";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

const storageKey = "jieru.density";

/** `theme.js` has read the choice before the first paint. */
const useChoice = create<{ density: Density }>()(() => ({
  density: document.documentElement.dataset.density === "compact" ? "compact" : "comfortable",
}));

/** [AP1] How much a row of the list takes up; remembered by this browser, because it belongs to the screen. */
export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  keepChoice(storageKey, density);
  useChoice.setState({ density });
}

export const useDensity = (): Density => useChoice(({ density }) => density);
