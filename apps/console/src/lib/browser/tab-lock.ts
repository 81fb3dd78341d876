/**
 * Locks that the tabs of one browser share. The browser releases them when a tab closes, crashes or navigates away, so no tab
 * has to check whether the others still exist.
 *
 * NOTE: browsers offer locks only on https and localhost. Elsewhere each tab knows only itself.
 */
export const locks = (): LockManager | undefined => navigator.locks;

/** Requests a lock and holds it until the returned function is called. */
export function hold(name: string, mode: LockMode, onHeld: () => void = () => undefined): () => void {
  const waiting = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = () => {
    onHeld();
    return promise;
  };
  locks()
    ?.request(name, { mode, signal: waiting.signal }, held)
    .catch(() => undefined);
  return () => {
    waiting.abort();
    resolve();
  };
}

/** Waits until no tab holds it, for at most `ms`; false if one still does then. */
export async function isFree(name: string, ms: number): Promise<boolean> {
  try {
    await locks()?.request(name, { signal: AbortSignal.timeout(ms) }, () => undefined);
    return true;
  } catch {
    return false;
  }
}
