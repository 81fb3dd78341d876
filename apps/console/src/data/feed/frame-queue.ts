/**
 * [DW1] Feed frames that arrive are collected and applied together at the next animation frame, so that the screen is
 * drawn at most once per animation frame. A hidden page gets no animation frames, so there everything is applied at once.
 */

/** How long to wait for an animation frame; browsers draw none for covered windows. */
const patienceMs = 100;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  /** Applies at once what is waiting. */
  flush: () => void;
  close: () => void;
}

/** `apply` gets the frames that came since its last call, in order. */
export function createFrameQueue<F>(apply: (frames: readonly F[]) => void): FrameQueue<F> {
  let waiting: F[] = [];
  let cancel = () => {};
  const flush = () => {
    cancel();
    const frames = waiting;
    waiting = [];
    if (frames.length > 0) apply(frames);
  };
  const schedule = () => {
    const frame = requestAnimationFrame(flush);
    const patience = setTimeout(flush, patienceMs);
    cancel = () => {
      cancelAnimationFrame(frame);
      clearTimeout(patience);
    };
  };
  const add = (frame: F) => {
    waiting.push(frame);
    if (document.visibilityState === "hidden") flush();
    else if (waiting.length === 1) schedule();
  };
  document.addEventListener("visibilitychange", flush);
  return {
    add,
    flush,
    close: () => {
      flush();
      document.removeEventListener("visibilitychange", flush);
    },
  };
}
