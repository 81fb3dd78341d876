export interface Retry {
  later: () => void;
  now: () => void;
  worked: () => void;
}

/** Runs `run` again after a pause that doubles with each run. */
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
