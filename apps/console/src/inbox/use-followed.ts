import type { SessionId } from "@jieru/shared/domain/ids";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "../ui/after-paint.ts";
import { lastOpenedBy } from "./opened-by.ts";

/** Keys that go on through the lists: whoever passes by a session need not see it. */
const passing: ReadonlySet<string> = new Set(
  "KeyJ KeyK ArrowDown ArrowUp Digit1 Digit2 Digit3 Digit4".split(" "),
);

/**
 * [DW7] Whose conversation is drawn. Moving through the list by keys, the row is marked first and its conversation follows with the
 * next frame, so that no key waits for it; any other key or press finds it there already.
 */
export function useFollowed(sessionId: SessionId): SessionId {
  const [shown, setShown] = useState(sessionId);
  const waits = shown !== sessionId && lastOpenedBy() === "list_keys";
  if (shown !== sessionId && !waits) setShown(sessionId);
  useEffect(() => {
    if (!waits) return;
    const follow = () => setShown(sessionId);
    const followNow = (event: Event) => {
      if (!(event instanceof KeyboardEvent && passing.has(event.code))) flushSync(follow);
    };
    const cancel = afterPaint(follow);
    for (const press of ["keydown", "pointerdown"]) window.addEventListener(press, followNow, true);
    return () => {
      cancel();
      for (const press of ["keydown", "pointerdown"]) window.removeEventListener(press, followNow, true);
    };
  }, [waits, sessionId]);
  return waits ? shown : sessionId;
}
