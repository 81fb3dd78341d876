import { useEffect } from "react";

const focusable = "button, a[href], input, select, textarea, [tabindex='0']";
/** The pressed element may disappear only after the server has answered. */
const followedMs = 5_000;

const visibleIn = (place: ParentNode): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(focusable)].filter((e) => e.tabIndex >= 0 && e.checkVisibility());

function placesAround(element: Element): Element[] {
  const places: Element[] = [];
  for (let at = element.parentElement; at && !at.matches("main, aside, body"); at = at.parentElement)
    places.push(at);
  return places;
}

const wordOf = (element: Element): string => element.getAttribute("aria-label") ?? element.textContent;

interface Pressed {
  element: HTMLElement;
  /** The nearest first. */
  places: readonly Element[];
  /** What could be pressed around it, in order. */
  before: readonly HTMLElement[];
  /** The label of the button pressed before this one: often it opened the place, and is back when the place closes. */
  opener: string;
}

/** The nearest element that took its place; otherwise the next element that was there before, or the one before it. */
function heirOf({ element, places, before, opener }: Pressed): HTMLElement | undefined {
  const near = places.find((place) => place.isConnected && visibleIn(place).length > 0);
  const known = new Set(before);
  const fresh = near ? visibleIn(near).filter((e) => !known.has(e)) : [];
  if (fresh.length > 0) return fresh.find((e) => wordOf(e) === opener) ?? fresh[0];
  const at = before.indexOf(element);
  const inOrder = [...before.slice(at + 1), ...before.slice(0, at).reverse()];
  return inOrder.find((e) => e.isConnected && e.checkVisibility());
}

/**
 * [KB3] Keeps the focus in the session list when the row or button that has it is removed: the next letter is a command of the list
 * as well. Not after a press elsewhere, which leaves the list, and not in a menu or dialog over it. Returns the function that stops it.
 */
function keepInList(): () => void {
  let at: Element | null = null;
  let list: HTMLElement | null = null;
  const onFocusIn = ({ target }: FocusEvent) => {
    const isOver = target instanceof Element && target.closest("[popover], dialog") !== null;
    list = target instanceof Element && !isOver ? target.closest<HTMLElement>("[data-zone=list]") : null;
    at = list && (target as Element);
  };
  const onPointerDown = () => {
    at = null;
  };
  const changes = new MutationObserver(() => {
    if (!at || at.isConnected) return;
    at = null;
    if (document.activeElement === document.body) list?.focus({ preventScroll: true });
  });
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", onFocusIn);
  document.addEventListener("pointerdown", onPointerDown, true);
  return () => {
    changes.disconnect();
    document.removeEventListener("focusin", onFocusIn);
    document.removeEventListener("pointerdown", onPointerDown, true);
  };
}

/**
 * [EV14] When an element disappears because it was pressed by key, the focus moves to what took its place, or to the next
 * element. One listener for the whole page; it does nothing where a component moves the focus itself.
 */
export function KeptFocus() {
  useEffect(keepInList, []);
  useEffect(() => {
    let stop = () => {};
    let opener = "";
    const follow = (element: HTMLElement) => {
      stop();
      const around = element.closest("main, aside, [popover]") ?? document.body;
      const pressed = { element, places: placesAround(element), before: visibleIn(around), opener };
      if (element.localName !== "input") opener = wordOf(element);
      const look = () => {
        if (element.isConnected) return;
        stop();
        // After any component that moves the focus itself.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) heirOf(pressed)?.focus();
        });
      };
      const changes = new MutationObserver(look);
      changes.observe(document.body, { childList: true, subtree: true });
      const over = setTimeout(() => stop(), followedMs);
      const moved = () => stop();
      document.addEventListener("focusin", moved);
      stop = () => {
        changes.disconnect();
        clearTimeout(over);
        document.removeEventListener("focusin", moved);
      };
    };
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      if (!(target instanceof HTMLElement) || !["Enter", " ", "Escape"].includes(key)) return;
      if (target.matches("button, a[href], input") && !target.closest("dialog")) follow(target);
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => {
      stop();
      document.removeEventListener("keydown", onKeyDown, true);
    };
  }, []);
  return null;
}
