/**
 * After a release the parts an open page still wants are gone. The page is loaded anew then, which keeps drafts and
 * unsent replies; at most once a minute, so that a server without its files does not make it spin. Cut off, nothing is known of
 * them, and a page that is loaded anew would be no page at all: it waits until the server answers.
 */
const storageKey = "jieru.reloaded-at";
const pauseMs = 60_000;
const againMs = 2000;

/** Whether this says that a part of the console could not be had. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|module script failed|preload CSS/i.test(error.message);

/**
 * [TR9] The router loads the page anew for a part it could not fetch, which it knows by how the browser's message begins. Cut off,
 * that would be the end of the page. (`isModuleNotFoundError` in @tanstack/router-core.)
 */
export const keepPage = (): void =>
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

// One reload at a time; not rendered.
let waiting = false;

/** [TR9] Loads the page anew once the server is there to do so. */
export async function reloadWhenThere(): Promise<void> {
  if (waiting || Date.now() - Number(sessionStorage.getItem(storageKey) ?? 0) < pauseMs) return;
  waiting = true;
  while (!(await serverAnswers())) await new Promise((again) => setTimeout(again, againMs));
  sessionStorage.setItem(storageKey, String(Date.now()));
  window.location.reload();
}
