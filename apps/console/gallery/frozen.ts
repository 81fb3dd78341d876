/** The gallery's time: a Tuesday, 14:30 in Shanghai. */
export const frozenAt = Date.UTC(2026, 10, 24, 6, 30);

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Stops the clock, so that pictures are the same. Must run before the console's modules, which read the time. */
export function freezeClock(): void {
  Date.now = () => frozenAt;
  const { setTimeout } = window;
  const soon = (run: TimerHandler, ms = 0) => (ms > 2 * second ? 0 : setTimeout(run, ms));
  window.setTimeout = soon as typeof window.setTimeout;
}
