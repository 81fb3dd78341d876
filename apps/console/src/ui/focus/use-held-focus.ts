import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/** Spread onto the element that stands in the place now; see `useHeldFocus`. */
interface HeldFocus<E extends HTMLElement> {
  ref: RefObject<E | null>;
  onFocus: () => void;
  onBlur: (event: FocusEvent<E>) => void;
}

/**
 * [EV14] For a place that sometimes contains a button and sometimes does not: the focus stays in the place, on its button if there
 * is one, otherwise on the place itself. `heldRef` is shared by all components that take turns in the place.
 */
export function useHeldFocus<E extends HTMLElement>(heldRef: RefObject<boolean>): HeldFocus<E> {
  const ref = useRef<E>(null);
  // After every drawing: any of them may have removed the focused element.
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
    // The window lost the focus; within it, the focus stays where it is.
    onBlur: ({ target }) => {
      heldRef.current = document.activeElement === target;
    },
  };
}
