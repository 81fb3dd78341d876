import { useSyncExternalStore } from "react";

interface Media {
  subscribe: (listener: () => void) => () => void;
  matches: () => boolean;
}

const known = new Map<string, Media>();

/** Returns one `MediaQueryList` per query; creating one per render would force a layout. */
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

function useMedia(query: string): boolean {
  const { subscribe, matches } = mediaOf(query);
  return useSyncExternalStore(subscribe, matches);
}

/** One pane at a time; the theme's `narrow` breakpoint. */
export const useIsNarrow = (): boolean => useMedia(narrow);
const narrow = "(width < 861px)";

/** [KB18] Touch is the only pointer; the theme's `keyless`. */
export const useIsTouchOnly = (): boolean => useMedia(touched);
const touched = "(any-pointer: coarse) and (not (any-pointer: fine))";

/** [SI16] A phone cannot scan its own screen. By the main pointer, as some phones have a pen. */
export const useIsPhone = (): boolean => useMedia(phone);
const phone = "(pointer: coarse) and ((width < 861px) or (height < 500px))";

/** Chooses between a text that names keys and one for touch. */
export function usePointerKind(): PointerKind {
  return [useIsNarrow(), useIsTouchOnly()].some(Boolean) ? "touch" : "hint";
}
export type PointerKind = "hint" | "touch";

/** The customer panel is a drawer; the theme's `drawer` breakpoint. */
export const useHasDrawer = (): boolean => useMedia("(width < 1181px)");
