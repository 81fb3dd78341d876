/** What this tab remembers over a reload, and no longer than the sign-in: unsaved forms. Never a secret. */
const prefix = "jieru.tab.";

/** null when there is nothing, nothing readable, or no storage. */
export function recall<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

/** null forgets it. Where nothing can be stored the page works on without. */
export function remember(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(prefix + name);
    else sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage.
  }
}

/** Forgets everything, so that the next person to sign in finds nothing. */
export function forgetTab(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // No storage, nothing to forget.
  }
}
