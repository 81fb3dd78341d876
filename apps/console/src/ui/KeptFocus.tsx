import { useEffect } from "react";

const focusable = "button, a[href], input, select, textarea, [tabindex='0']";
/** What was pressed may go away only when the server has answered. */
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
  /** The word of the button that was pressed before this: what opened it, often, and is there again when it goes. */
  opener: string;
}

/** What has come in its place, as near as can be; else the next of what was there before, or the one before it. */
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
 * [EV14] Who presses a key on something that goes away is not left nowhere: the focus goes to what has come in its place, or to what
 * stands next. One listener for the whole page; whoever gives the focus somewhere else by themselves is not disturbed.
 */
export function KeptFocus() {
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
        // After who gives it somewhere else.
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
