/**
 * What a person has chosen for this browser: kept over reloads and sign-ins. NOTE: storage may be refused; then a choice lasts as long
 * as the page. What ends with the sign-in is the tab's (`data/feed/tab-memory.ts`).
 */

/** As it was kept last; null when there is nothing, or no storage. */
export function keptChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepChoice(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
