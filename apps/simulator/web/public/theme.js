// Runs before the first paint, so that a dark screen never flashes white. `?theme=dark|light` wins over the system.
(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const system = dark ? "dark" : "light";
  document.documentElement.dataset.theme = asked === "dark" || asked === "light" ? asked : system;
})();
