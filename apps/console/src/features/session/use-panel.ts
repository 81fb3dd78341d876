import { useCanGoBack, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { create } from "zustand";
import { keepChoice, keptChoice } from "../../lib/browser/browser-memory.ts";
import { useHasDrawer } from "../../lib/browser/use-media.ts";

/** The button that opens it. */
export const openPanelId = "open-customer";

const storageKey = "jieru.panel";
const useDocked = create<{ isOpen: boolean }>()(() => ({ isOpen: keptChoice(storageKey) !== "closed" }));

function dock(isOpen: boolean): void {
  useDocked.setState({ isOpen });
  keepChoice(storageKey, isOpen ? "open" : "closed");
}

export interface Panel {
  open: boolean;
  setOpen: (open: boolean) => void;
}

/**
 * The customer panel. Beside the conversation it stays open or closed as the agent left it; where it covers the conversation it is
 * part of the address, so that the browser's Back closes it. [AP5] If the console was opened at such an address, there is no earlier
 * page of it to go back to.
 */
export function usePanel(): Panel {
  const isDocked = useDocked(({ isOpen }) => isOpen);
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
