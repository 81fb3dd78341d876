import { useEffect } from "react";

const focusable = "button, a[href], input, select, textarea, [tabindex='0']";
/** The pressed element may disappear after the server's response. */
const followedMs = 5_000;

const visibleIn = (place: ParentNode): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(focusable)].filter((e) => e.tabIndex >= 0 && e.checkVisibility());

function placesAround(element: Element): Element[] {
  const places: Element[] = [];
  for (let at = element.parentElement; at && !at.matches("main, aside, body"); at = at.parentElement)
    places.push(at);
  return places;
}

const labelOf = (element: Element): string => element.getAttribute("aria-label") ?? element.textContent;

interface Pressed {
  element: HTMLElement;
  places: readonly Element[];
  before: readonly HTMLElement[];
  /** The label of the button pressed before: it often returns when the place closes. */
  opener: string;
}

/** Returns the element that replaced it, else the next or previous one. */
function successorOf({ element, places, before, opener }: Pressed): HTMLElement | undefined {
  const near = places.find((place) => place.isConnected && visibleIn(place).length > 0);
  const known = new Set(before);
  const fresh = near ? visibleIn(near).filter((e) => !known.has(e)) : [];
  if (fresh.length > 0) return fresh.find((e) => labelOf(e) === opener) ?? fresh[0];
  const at = before.indexOf(element);
  const inOrder = [...before.slice(at + 1), ...before.slice(0, at).reverse()];
  return inOrder.find((e) => e.isConnected && e.checkVisibility());
}

/** [KB3] Keeps the focus in the session list when its focused element is removed. Returns the function that stops it. */
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

/** [EV14] Moves the focus when the element pressed by key disappears. Does nothing if a component moves the focus itself. */
export function FocusRestorer() {
  useEffect(keepInList, []);
  useEffect(() => {
    let stop = () => {};
    let opener = "";
    const follow = (element: HTMLElement) => {
      stop();
      const around = element.closest("main, aside, [popover]") ?? document.body;
      const pressed = { element, places: placesAround(element), before: visibleIn(around), opener };
      if (element.localName !== "input") opener = labelOf(element);
      const look = () => {
        if (element.isConnected) return;
        stop();
        // After components that move the focus themselves.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) successorOf(pressed)?.focus();
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
