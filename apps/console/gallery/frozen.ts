/** The moment at which everything in the gallery stands: a Tuesday, 14:30 in Shanghai. */
export const frozenAt = Date.UTC(2026, 10, 24, 6, 30);

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/**
 * Time stands still, so that two pictures of the same thing are the same: countdowns do not run, and what goes away by itself
 * stays. Before the console's modules are loaded: they read the time.
 */
export function freezeClock(): void {
  Date.now = () => frozenAt;
  const { setTimeout } = window;
  const soon = (run: TimerHandler, ms = 0) => (ms > 2 * second ? 0 : setTimeout(run, ms));
  window.setTimeout = soon as typeof window.setTimeout;
}
