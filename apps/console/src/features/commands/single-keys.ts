import { create } from "zustand";
import { readChoice, storeChoice } from "../../lib/browser/stored-choice.ts";

const storageKey = "jieru.single-keys";

const useChoice = create<{ allowed: boolean }>()(() => ({ allowed: readChoice(storageKey) !== "off" }));

/** Switches single letters and digits off or on, for people who use speech input. */
export function allowSingleKeys(allowed: boolean): void {
  useChoice.setState({ allowed });
  storeChoice(storageKey, allowed ? "on" : "off");
}

export const singleKeysAllowed = (): boolean => useChoice.getState().allowed;

export const useSingleKeys = (): boolean => useChoice(({ allowed }) => allowed);
