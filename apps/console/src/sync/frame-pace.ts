/** How long a page that draws nothing may hold news back: in the background there are no animation frames. */
const patienceMs = 100;
/** A frame that took no longer leaves room enough for keys by itself. */
const quickMs = 20;

export interface FramePace<T> {
  /** At once when nothing came since the last frame on the screen, otherwise with all else that comes before the next. */
  take: (news: T) => void;
  /** What waits is given now: something that builds on it is about to happen. */
  flush: () => void;
  /** What waits is let go. */
  stop: () => void;
}

/**
 * [FD8] Gives on what comes in so that it is drawn once a frame at most: where drawing takes longer than news takes to come,
 * the page would otherwise draw what nobody sees while keys wait. After a slow one the page is left alone for as long again.
 */
export function createFramePace<T>(give: (all: readonly T[]) => void): FramePace<T> {
  let waiting: T[] = [];
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
  };
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    if (all.length > 0) give(all);
  };
  const pause = (): void => {
    const from = performance.now();
    const over = (): void => {
      rest();
      if (waiting.length === 0) return;
      pause();
      flush();
    };
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      // Only once this frame is on the screen: it may be the answer to a key.
      timer = setTimeout(over, Math.min(performance.now() - from - quickMs, patienceMs));
    });
    timer = setTimeout(over, patienceMs);
  };
  return {
    take: (news) => {
      waiting.push(news);
      if (frame !== undefined) return;
      pause();
      flush();
    },
    flush,
    stop: () => {
      waiting = [];
      rest();
    },
  };
}
