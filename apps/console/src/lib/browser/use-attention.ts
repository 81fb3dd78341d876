import { useSyncExternalStore } from "react";

const events = ["focus", "blur"] as const;

function subscribe(listener: () => void): () => void {
  for (const event of events) window.addEventListener(event, listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
    document.removeEventListener("visibilitychange", listener);
  };
}

/** Whether the page is in view and has the focus, so that what appears now is seen. */
export const useAttention = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === "visible" && document.hasFocus());
