import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

/** Whether this tab is visible, with or without the focus. */
export const isInView = (): boolean => document.visibilityState === "visible";

export const useInView = (): boolean => useSyncExternalStore(subscribe, isInView);
