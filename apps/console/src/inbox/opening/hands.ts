/** [KB17] Where hands went since a session was asked for: what opens late takes the focus from nowhere they are. */
import type { AnyRouter } from "@tanstack/react-router";
import { lastOpenedBy } from "./opened-by.ts";

/** What had the focus when it was asked for. */
let askedAt: Element | null = null;
let pressed = false;
/** Whether a press has moved the focus. Focus that the page moves by itself (EV14) does not count. */
let gone = false;

function begin(): void {
  // Nobody pressed for this: the agent's hands are wherever they went since the refusal.
  if (lastOpenedBy() === "refusal") return;
  askedAt = document.activeElement;
  pressed = gone = false;
}
const onPress = () => {
  pressed = true;
};
const onFocusIn = () => {
  gone ||= pressed;
};

/** Follows the hands on every page; the returned function ends it. */
export function followHands(router: AnyRouter): () => void {
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

/** Whether a hand is at something else than where it asked for the open session. */
export function isHandElsewhere(): boolean {
  const at = document.activeElement;
  return gone && at !== null && at !== document.body && at !== askedAt;
}
