// Runs before the first paint, so that a dark screen never flashes white and rows have their height from the start. A
// file of its own: the page allows no inline script.
(() => {
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      // NOTE: storage may be refused; what is usual stands.
      return null;
    }
  };
  const theme = chosen("jieru.theme") ?? "system";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const { dataset } = document.documentElement;
  dataset.theme = theme === "system" ? (dark ? "dark" : "light") : theme;
  if (chosen("jieru.density") === "compact") dataset.density = "compact";
})();
