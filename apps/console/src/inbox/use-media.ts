import { useSyncExternalStore } from "react";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}

/** One pane at a time. The number is the theme's `narrow` breakpoint. */
export const useIsNarrow = (): boolean => useMedia("(width < 861px)");

/** The customer panel is a drawer. The number is the theme's `drawer` breakpoint. */
export const useHasDrawer = (): boolean => useMedia("(width < 1181px)");
