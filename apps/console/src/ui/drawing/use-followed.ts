import { startTransition, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "./after-paint.ts";

const presses = ["keydown", "pointerdown"] as const;
/** An agent who presses again sooner than this is on the way to somewhere else: what they pass is not drawn. */
const passingMs = 200;
const restMs = 150;
/** What is drawn with room for keys begins anew after each of them; at the latest after so long it is drawn at once. */
export const patienceMs = 300;

/**
 * [DW7] A value that follows with the next frame, where what it draws is much: the press that changed it is shown first. While
 * presses follow each other quickly only the last is followed, once the hand rests. Any press but those that `passes` says finds it
 * there already; without `mayWait` it is there at once.
 */
export function useFollowed<T>(value: T, mayWait: boolean, passes: (press: KeyboardEvent) => boolean): T {
  const [shown, setShown] = useState(value);
  const waits = shown !== value && mayWait;
  if (shown !== value && !waits) setShown(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!waits) return;
    const inPassing = performance.now() - changedAt.current < passingMs;
    changedAt.current = performance.now();
    const follow = () => setShown(value);
    const followNow = (event: Event) => {
      if (!(event instanceof KeyboardEvent && passes(event))) flushSync(follow);
    };
    let insisting: () => void = () => undefined;
    const begin = () => {
      startTransition(follow);
      insisting = after(patienceMs, follow);
    };
    const cancel = inPassing ? after(restMs, begin) : afterPaint(begin);
    for (const press of presses) window.addEventListener(press, followNow, true);
    return () => {
      cancel();
      insisting();
      for (const press of presses) window.removeEventListener(press, followNow, true);
    };
  }, [waits, value, passes]);
  return waits ? shown : value;
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
