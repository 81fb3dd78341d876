export interface Retry {
  /** Runs again after the pause; what fails meanwhile starts the pause again. */
  later: () => void;
  /** Runs at once, and the next pause is the first again. */
  now: () => void;
  /** Something worked: the next pause is the first again. */
  worked: () => void;
}

/** Runs `run` again after a pause, which is twice as long after each run, whatever number of failures asks for it. */
export function createRetry(run: () => void, pauses: { firstMs: number; longestMs: number }): Retry {
  let pauseMs = pauses.firstMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const worked = () => {
    pauseMs = pauses.firstMs;
  };
  return {
    worked,
    later: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        pauseMs = Math.min(2 * pauseMs, pauses.longestMs);
        run();
      }, pauseMs);
    },
    now: () => {
      clearTimeout(timer);
      worked();
      run();
    },
  };
}
