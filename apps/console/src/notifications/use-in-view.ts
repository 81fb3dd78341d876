import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

/** Whether this tab is on somebody's screen, with or without the focus. */
export const useInView = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === "visible");
