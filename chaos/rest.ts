export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls `ready` until it returns true. Returns false after `withinMs` of real time. An error counts as not ready. */
export async function until(
  ready: () => Promise<boolean> | boolean,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    const yes = await Promise.resolve()
      .then(ready)
      .catch(() => false);
    if (yes) return true;
    if (performance.now() > end) return false;
    await rest(everyMs);
  }
}
