/** The moment at which everything in the gallery stands: a Tuesday, 14:30 in Shanghai. */
export const frozenAt = Date.UTC(2026, 10, 24, 6, 30);

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Countdowns stand still, so that two pictures of the same thing are the same. Before the console's modules are loaded: they read the time. */
export function freezeClock(): void {
  Date.now = () => frozenAt;
}
