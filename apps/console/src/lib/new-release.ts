/** After a release, chunks of an open page may be gone. The page then reloads, at most once a minute. */
const storageKey = "jieru.reloaded-at";
const pauseMs = 60_000;
const againMs = 2000;

export const isChunkError = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|module script failed|preload CSS/i.test(error.message);

/**
 * [TR9] Keeps the router from reloading the page after a chunk error, which would lose the page while offline. The
 * router detects the error by its message (`isModuleNotFoundError` in @tanstack/router-core).
 */
export const keepPageOnChunkError = (): void =>
  window.addEventListener("vite:preloadError", ({ payload }) => {
    payload.message = `not fetched: ${payload.message}`;
  });

async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch("/manifest.webmanifest", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

let waiting = false;

/** [TR9] Reloads the page once the server answers. */
export async function reloadWhenReachable(): Promise<void> {
  if (waiting || Date.now() - Number(sessionStorage.getItem(storageKey) ?? 0) < pauseMs) return;
  waiting = true;
  while (!(await serverAnswers())) await new Promise((again) => setTimeout(again, againMs));
  sessionStorage.setItem(storageKey, String(Date.now()));
  window.location.reload();
}
