/** Values that survive a reload of this tab until sign-out: unsaved forms. Never secrets. */
const prefix = "jieru.tab.";

export function recall<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(prefix + name);
    else sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // NOTE: storage is full or refused.
  }
}

/** Removes all values on sign-out. */
export function forgetTab(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // NOTE: without storage there is nothing to remove.
  }
}
