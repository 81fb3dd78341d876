/** [KB17] Follows the focus since a session was opened: a conversation that appears late does not take it from another place. */
import type { AnyRouter } from "@tanstack/react-router";
import { createStore } from "zustand";
import { lastOpenTrigger } from "./open-trigger.ts";

interface FocusTracking {
  /** What had the focus when the session was opened. */
  openedAt: Element | null;
  hasPressed: boolean;
  /** Whether a press has moved the focus. Focus that the page moves by itself (EV14) does not count. */
  hasMoved: boolean;
}
const { getState, setState } = createStore<FocusTracking>()(() => ({
  openedAt: null,
  hasPressed: false,
  hasMoved: false,
}));

function begin(): void {
  // After a refusal the page opens the session by itself: the agent may have gone elsewhere since the press.
  if (lastOpenTrigger() === "refusal") return;
  setState({ openedAt: document.activeElement, hasPressed: false, hasMoved: false });
}
const onPress = () => setState({ hasPressed: true });
const onFocusIn = () => setState(({ hasPressed, hasMoved }) => ({ hasMoved: hasMoved || hasPressed }));

/** Follows the focus on every page until the returned function is called. */
export function trackFocus(router: AnyRouter): () => void {
  const stop = router.subscribe("onBeforeNavigate", ({ pathChanged }) => pathChanged && begin());
  document.addEventListener("keydown", onPress, true);
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("focusin", onFocusIn);
  return () => {
    stop();
    document.removeEventListener("keydown", onPress, true);
    document.removeEventListener("pointerdown", onPress, true);
    document.removeEventListener("focusin", onFocusIn);
  };
}

/** Returns whether the agent has moved the focus away from where they opened the session. */
export function isFocusElsewhere(): boolean {
  const at = document.activeElement;
  const { openedAt, hasMoved } = getState();
  return hasMoved && at !== null && at !== document.body && at !== openedAt;
}
