// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the page allows no inline script.
(() => {
  let chosen = "system";
  try {
    chosen = localStorage.getItem("jieru.theme") ?? "system";
  } catch {
    // NOTE: storage may be refused; the system's choice stands.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen === "system" ? (dark ? "dark" : "light") : chosen;
})();
