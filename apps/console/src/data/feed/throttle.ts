/** Returns a throttled action: it runs at once, then at most once per `everyMs`. `stop` cancels a waiting run. */
export function throttle(action: () => void, everyMs: number): { run: () => void; stop: () => void } {
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
