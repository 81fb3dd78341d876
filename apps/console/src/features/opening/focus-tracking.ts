/** [KB17] Tracks the focus since a session was opened, so that a late conversation does not take it. */
import type { AnyRouter } from "@tanstack/react-router";
import { createStore } from "zustand";
import { lastOpenTrigger } from "./open-trigger.ts";

interface FocusTracking {
  openedAt: Element | null;
  hasPressed: boolean;
  /** Whether a press has moved the focus. Moves by the page itself (EV14) do not count. */
  hasMoved: boolean;
}
const { getState, setState } = createStore<FocusTracking>()(() => ({
  openedAt: null,
  hasPressed: false,
  hasMoved: false,
}));

function begin(): void {
  // After a refusal the page opens the session by itself: the agent may have moved the focus.
  if (lastOpenTrigger() === "refusal") return;
  setState({ openedAt: document.activeElement, hasPressed: false, hasMoved: false });
}
const onPress = () => setState({ hasPressed: true });
const onFocusIn = () => setState(({ hasPressed, hasMoved }) => ({ hasMoved: hasMoved || hasPressed }));

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

/** Returns whether the agent has moved the focus since opening the session. */
export function isFocusElsewhere(): boolean {
  const at = document.activeElement;
  const { openedAt, hasMoved } = getState();
  return hasMoved && at !== null && at !== document.body && at !== openedAt;
}
