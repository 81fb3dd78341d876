/** Locks shared by tabs, released when a tab closes or crashes. NOTE: available only on https and localhost. */
export const locks = (): LockManager | undefined => navigator.locks;

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

/** Waits until no tab holds the lock; false after `ms`. */
export async function isFree(name: string, ms: number): Promise<boolean> {
  try {
    await locks()?.request(name, { signal: AbortSignal.timeout(ms) }, () => undefined);
    return true;
  } catch {
    return false;
  }
}
