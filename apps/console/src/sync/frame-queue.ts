/**
 * [DW1] What arrives waits for the next frame of the screen and goes in all at once: the screen is drawn anew once a frame,
 * however much comes. After a press its own frame comes first, so that nobody's key waits for somebody else's message.
 *
 *     frame ─► queue ── next animation frame ──► applied, and drawn with it
 *                            └── pressed since the last one ──► painted ──► applied
 *
 * A page out of view has no frames: there nothing waits.
 */
const presses = ["keydown", "keyup", "pointerdown", "pointerup", "click", "input"] as const;
/** A browser that draws nothing for so long (covered windows) is not waited for. */
const patienceMs = 100;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  /** Applies what waits now. */
  flush: () => void;
  close: () => void;
}

/** `apply` gets what has come since, in order. */
export function createFrameQueue<F>(apply: (frames: readonly F[]) => void): FrameQueue<F> {
  let waiting: F[] = [];
  let pressed = false;
  let drawing = 0;
  let painted: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const notePress = () => {
    pressed = true;
  };
  const flush = () => {
    cancelAnimationFrame(drawing);
    clearTimeout(painted);
    clearTimeout(patience);
    drawing = 0;
    pressed = false;
    const frames = waiting;
    waiting = [];
    if (frames.length > 0) apply(frames);
  };
  const onFrame = () => {
    if (!pressed) return flush();
    painted = setTimeout(flush);
  };
  const add = (frame: F) => {
    waiting.push(frame);
    if (document.visibilityState === "hidden") return flush();
    if (drawing !== 0) return;
    drawing = requestAnimationFrame(onFrame);
    patience = setTimeout(flush, patienceMs);
  };

  for (const press of presses) window.addEventListener(press, notePress, { capture: true, passive: true });
  document.addEventListener("visibilitychange", flush);
  return {
    add,
    flush,
    close: () => {
      flush();
      for (const press of presses) window.removeEventListener(press, notePress, { capture: true });
      document.removeEventListener("visibilitychange", flush);
    },
  };
}
