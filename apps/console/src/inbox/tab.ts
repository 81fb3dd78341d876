import { useSyncExternalStore } from "react";
import type { Tab } from "./lists.ts";

const listeners = new Set<() => void>();
let current: Tab = "active";

/** Which of the four lists is shown. It outlives the list pane, which comes and goes on a small screen. */
export function showTab(tab: Tab): void {
  current = tab;
  for (const listener of listeners) listener();
}

export const useTab = (): Tab =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
