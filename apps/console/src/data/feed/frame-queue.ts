/**
 * [DW1] Collects frames and applies them together at the next animation frame, so that the page renders at most
 * once per frame. A hidden page gets no animation frames and applies them at once.
 */

/** Browsers draw no frames for covered windows. */
const patienceMs = 100;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  flush: () => void;
  close: () => void;
}

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
