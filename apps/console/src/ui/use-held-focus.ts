import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/** Spread onto the element that stands in the place now; see `useHeldFocus`. */
interface HeldFocus<E extends HTMLElement> {
  ref: RefObject<E | null>;
  onFocus: () => void;
  onBlur: (event: FocusEvent<E>) => void;
}

/**
 * [EV14] For a place that is now a button, now none: the focus that was in it stays in it, on its button where there is one, else on
 * the place itself. `held` is shared by all that stand there by turns.
 */
export function useHeldFocus<E extends HTMLElement>(held: RefObject<boolean>): HeldFocus<E> {
  const ref = useRef<E>(null);
  // With every drawing: what has the focus may have gone with any of them.
  useLayoutEffect(() => {
    const place = ref.current;
    const has = document.activeElement;
    if (!held.current || !place || (has !== place && place.contains(has))) return;
    const heir = place.querySelector<HTMLElement>("button") ?? place;
    if (heir !== has) heir.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: () => {
      held.current = true;
    },
    // The window was left, and the focus stays where it is in it.
    onBlur: ({ target }) => {
      held.current = document.activeElement === target;
    },
  };
}
