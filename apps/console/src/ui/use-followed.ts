import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "./after-paint.ts";

const presses = ["keydown", "pointerdown"] as const;

/**
 * [DW7] A value that follows with the next frame, where what it draws is much: the press that changed it is shown first. Any press
 * but the keys of `passing` finds it there already; without `mayWait` it is there at once.
 */
export function useFollowed<T>(value: T, mayWait: boolean, passing: ReadonlySet<string>): T {
  const [shown, setShown] = useState(value);
  const waits = shown !== value && mayWait;
  if (shown !== value && !waits) setShown(value);
  useEffect(() => {
    if (!waits) return;
    const follow = () => setShown(value);
    const followNow = (event: Event) => {
      if (!(event instanceof KeyboardEvent && passing.has(event.code))) flushSync(follow);
    };
    const cancel = afterPaint(follow);
    for (const press of presses) window.addEventListener(press, followNow, true);
    return () => {
      cancel();
      for (const press of presses) window.removeEventListener(press, followNow, true);
    };
  }, [waits, value, passing]);
  return waits ? shown : value;
}
