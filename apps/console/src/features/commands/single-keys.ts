import { create } from "zustand";
import { keepChoice, keptChoice } from "../../lib/browser/browser-memory.ts";

const storageKey = "jieru.single-keys";

const useChoice = create<{ allowed: boolean }>()(() => ({ allowed: keptChoice(storageKey) !== "off" }));

/** Whether single letters and digits do something; who speaks to their computer may want them off. */
export function allowSingleKeys(allowed: boolean): void {
  useChoice.setState({ allowed });
  keepChoice(storageKey, allowed ? "on" : "off");
}

export const singleKeysAllowed = (): boolean => useChoice.getState().allowed;

export const useSingleKeys = (): boolean => useChoice(({ allowed }) => allowed);
