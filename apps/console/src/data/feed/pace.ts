/**
 * Runs at once, and after that at most once in `everyMs`. What is asked for in between is run once, when that time is over. After
 * `stop` nothing that waits is run.
 */
export function pace(action: () => void, everyMs: number): { run: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const run = () => {
    isDue = timer !== undefined;
    if (isDue) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) run();
    }, everyMs);
    action();
  };
  return { run, stop: () => clearTimeout(timer) };
}
