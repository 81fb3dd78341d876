import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

interface HeldFocus<E extends HTMLElement> {
  ref: RefObject<E | null>;
  onFocus: () => void;
  onBlur: (event: FocusEvent<E>) => void;
}

/** [EV14] Keeps the focus in a place whose content changes. All components of the place share `heldRef`. */
export function useHeldFocus<E extends HTMLElement>(heldRef: RefObject<boolean>): HeldFocus<E> {
  const ref = useRef<E>(null);
  // After every render, which may have removed the focused element.
  useLayoutEffect(() => {
    const place = ref.current;
    const has = document.activeElement;
    if (!heldRef.current || !place || (has !== place && place.contains(has))) return;
    const heir = place.querySelector<HTMLElement>("button") ?? place;
    if (heir !== has) heir.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: () => {
      heldRef.current = true;
    },
    // The focus left the window, not the element.
    onBlur: ({ target }) => {
      heldRef.current = document.activeElement === target;
    },
  };
}
