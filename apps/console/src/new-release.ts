/**
 * After a release the chunks an open page still wants are gone. The page is loaded anew then, which keeps drafts and
 * unsent replies; at most once a minute, so that a server without its files does not make it spin.
 */
const storageKey = "jieru.reloaded-at";
const pauseMs = 60_000;

export function reloadOnNewRelease(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0);
    if (Date.now() - last < pauseMs) return;
    event.preventDefault();
    sessionStorage.setItem(storageKey, String(Date.now()));
    window.location.reload();
  });
}
