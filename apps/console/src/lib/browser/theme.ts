import { create } from "zustand";
import { keepChoice, keptChoice } from "./browser-memory.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "jieru.theme";
const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

const stored = keptChoice(storageKey);
const useChoice = create<{ theme: Theme }>()(() => ({ theme: themes.find((t) => t === stored) ?? "system" }));

function apply(): void {
  const { theme: chosen } = useChoice.getState();
  const dark = chosen === "dark" || (chosen === "system" && systemDark().matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  tintBars();
}

/** What the browser draws around the page: it knows the system's theme, and not the one that was chosen. */
function tintBars(): void {
  const { theme: chosen } = useChoice.getState();
  for (const tint of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    tint.dataset.theme ??= tint.getAttribute("media")?.includes("dark") ? "dark" : "light";
    const { theme } = tint.dataset;
    const isChosen = theme === chosen ? "all" : "not all";
    tint.setAttribute("media", chosen === "system" ? `(prefers-color-scheme: ${theme})` : isChosen);
  }
}

/** Follows the system while "system" is chosen. Called once, at the start. */
export function startTheme(): void {
  systemDark().addEventListener("change", apply);
  tintBars();
}

export function chooseTheme(theme: Theme): void {
  useChoice.setState({ theme });
  keepChoice(storageKey, theme);
  apply();
}

export const useTheme = (): Theme => useChoice(({ theme }) => theme);
