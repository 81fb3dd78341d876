/** Preferences of this browser, kept after sign-out. NOTE: without storage a choice lasts as long as the page. */

export function readChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function storeChoice(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // NOTE: storage is full or refused.
  }
}
