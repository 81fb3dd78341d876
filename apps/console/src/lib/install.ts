/**
 * The worker that says where there is no connection (`public/sw.js`), and what makes the console installable. After the
 * page has loaded, so that it delays nothing; in development there is no such file.
 */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () =>
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  if (document.readyState === "complete") void register();
  else window.addEventListener("load", () => void register(), { once: true });
}
