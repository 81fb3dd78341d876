import { useSyncExternalStore } from "react";

interface Media {
  subscribe: (listener: () => void) => () => void;
  matches: () => boolean;
}

const known = new Map<string, Media>();

/** One `MediaQueryList` for each query: creating one with every drawing makes the browser lay out the whole page. */
function mediaOf(query: string): Media {
  const held = known.get(query);
  if (held) return held;
  const list = matchMedia(query);
  const subscribe = (listener: () => void) => {
    list.addEventListener("change", listener);
    return () => list.removeEventListener("change", listener);
  };
  const media = { subscribe, matches: () => list.matches };
  known.set(query, media);
  return media;
}

/** Whether a media query holds now. */
function useMedia(query: string): boolean {
  const { subscribe, matches } = mediaOf(query);
  return useSyncExternalStore(subscribe, matches);
}

/** One pane at a time. The number is the theme's `narrow` breakpoint. */
export const useIsNarrow = (): boolean => useMedia(narrow);
const narrow = "(width < 861px)";

/** [KB18] Touch is the only way to point. The query is the theme's `keyless`. */
export const useIsTouched = (): boolean => useMedia(touched);
const touched = "(any-pointer: coarse) and (not (any-pointer: fine))";

/** [SI16] A phone in either orientation: it cannot scan its own screen. By the main pointer, as some phones have a pen besides. */
export const useIsPhone = (): boolean => useMedia(phone);
const phone = "(pointer: coarse) and ((width < 861px) or (height < 500px))";

/** Which sentence to show: the one that names keys, or the one for touch. */
export function useWayOfHands(): WayOfHands {
  return [useIsNarrow(), useIsTouched()].some(Boolean) ? "touch" : "hint";
}
export type WayOfHands = "hint" | "touch";

/** The customer panel is a drawer. The number is the theme's `drawer` breakpoint. */
export const useHasDrawer = (): boolean => useMedia("(width < 1181px)");
