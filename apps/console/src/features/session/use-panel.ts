import { useCanGoBack, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { create } from "zustand";
import { readChoice, storeChoice } from "../../lib/browser/stored-choice.ts";
import { useHasDrawer } from "../../lib/browser/use-media.ts";

export const openPanelId = "open-customer";

const storageKey = "jieru.panel";
const useDocked = create<{ isOpen: boolean }>()(() => ({ isOpen: readChoice(storageKey) !== "closed" }));

function dock(isOpen: boolean): void {
  useDocked.setState({ isOpen });
  storeChoice(storageKey, isOpen ? "open" : "closed");
}

export interface Panel {
  open: boolean;
  setOpen: (open: boolean) => void;
}

/**
 * The state of the customer panel: stored when docked; part of the address when it covers the conversation, so that
 * Back closes it. [AP5] An address with an open panel may be the first page, without one to go back to.
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
