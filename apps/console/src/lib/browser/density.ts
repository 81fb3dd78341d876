import { create } from "zustand";
import { storeChoice } from "./stored-choice.ts";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

const storageKey = "jieru.density";

/** `theme.js` has applied the stored choice before the first paint. */
const useChoice = create<{ density: Density }>()(() => ({
  density: document.documentElement.dataset.density === "compact" ? "compact" : "comfortable",
}));

/** [AP1] Sets the row height of lists for this browser. */
export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  storeChoice(storageKey, density);
  useChoice.setState({ density });
}

export const useDensity = (): Density => useChoice(({ density }) => density);
