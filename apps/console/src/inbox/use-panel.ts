import { useCanGoBack, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useSyncExternalStore } from "react";
import { useHasDrawer } from "./use-media.ts";

/** The button that opens it. */
export const openPanelId = "open-customer";

const storageKey = "jieru.panel";
const listeners = new Set<() => void>();

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "closed";
  } catch {
    return true;
  }
}

let docked = stored();

function dock(open: boolean): void {
  docked = open;
  try {
    localStorage.setItem(storageKey, open ? "open" : "closed");
  } catch {
    // NOTE: storage may be refused; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export interface Panel {
  open: boolean;
  setOpen: (open: boolean) => void;
}

/**
 * The customer panel. Beside the conversation it stays as the agent left it; where it covers the conversation it is
 * part of the address, so that the browser's Back closes it. [AP5] Who came in by such an address has nothing of the console behind it.
 */
export function usePanel(): Panel {
  const isDocked = useSyncExternalStore(subscribe, () => docked);
  const drawer = useHasDrawer();
  const inAddress = useSearch({ strict: false, select: ({ panel }) => panel === true });
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const setOpen = useCallback(
    (open: boolean) => {
      if (!drawer) return dock(open);
      if (!open && canGoBack) return window.history.back();
      void navigate({ to: ".", search: open ? { panel: true } : {}, replace: !open });
    },
    [drawer, canGoBack, navigate],
  );
  return { open: drawer ? inAddress : isDocked, setOpen };
}
