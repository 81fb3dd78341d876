/**
 * [DW1] What arrives waits for the next frame of the screen and goes in all at once: the screen is drawn anew once a frame,
 * however much comes. After a press its own frame comes first, so that nobody's key waits for somebody else's message. Where a
 * drawing takes longer than a frame, the page rests for as long as it took: keys find it idle half of the time.
 *
 *     frame ─► queue ── rested ── next animation frame ──► applied, and drawn with it ──► rest
 *                                       └── pressed since the last one ──► painted ──► applied
 *
 * A page out of view has no frames: there nothing waits.
 */
import { afterPaint } from "../ui/after-paint.ts";

const presses = ["keydown", "keyup", "pointerdown", "pointerup", "click", "input"] as const;
/** A browser that draws nothing for so long (covered windows) is not waited for; nor does any rest take longer. */
const patienceMs = 100;
/** Drawn within a frame: no rest is needed. */
const quickMs = 20;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  /** Applies what waits now. */
  flush: () => void;
  close: () => void;
}

const nothing = () => undefined;

/** `apply` gets what has come since, in order. */
export function createFrameQueue<F>(apply: (frames: readonly F[]) => void): FrameQueue<F> {
  let waiting: F[] = [];
  let pressed = false;
  let resting = false;
  /** Takes back what was scheduled. */
  let cancel: () => void = nothing;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const notePress = () => {
    pressed = true;
  };
  const schedule = () => {
    cancel();
    const drawing = requestAnimationFrame(() => {
      if (!pressed) return flush();
      const painted = setTimeout(flush);
      cancel = () => clearTimeout(painted);
    });
    cancel = () => cancelAnimationFrame(drawing);
  };
  const endRest = () => {
    resting = false;
    if (waiting.length > 0) schedule();
  };
  const rest = () => {
    const began = performance.now();
    resting = true;
    cancel = afterPaint(() => {
      const took = performance.now() - began;
      if (took < quickMs) return endRest();
      const rested = setTimeout(endRest, Math.min(took, patienceMs));
      cancel = () => clearTimeout(rested);
    });
  };
  const flush = () => {
    cancel();
    clearTimeout(patience);
    patience = undefined;
    pressed = false;
    const frames = waiting;
    waiting = [];
    if (frames.length === 0) return;
    rest();
    apply(frames);
  };
  const add = (frame: F) => {
    waiting.push(frame);
    if (document.visibilityState === "hidden") return flush();
    if (waiting.length > 1) return;
    patience = setTimeout(flush, patienceMs);
    if (!resting) schedule();
  };

  for (const press of presses) window.addEventListener(press, notePress, { capture: true, passive: true });
  document.addEventListener("visibilitychange", flush);
  return {
    add,
    flush,
    close: () => {
      flush();
      cancel();
      for (const press of presses) window.removeEventListener(press, notePress, { capture: true });
      document.removeEventListener("visibilitychange", flush);
    },
  };
}
