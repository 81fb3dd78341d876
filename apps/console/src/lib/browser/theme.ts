import { create } from "zustand";
import { readChoice, storeChoice } from "./stored-choice.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "jieru.theme";
const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

const stored = readChoice(storageKey);
const useChoice = create<{ theme: Theme }>()(() => ({ theme: themes.find((t) => t === stored) ?? "system" }));

function apply(): void {
  const { theme: chosen } = useChoice.getState();
  const dark = chosen === "dark" || (chosen === "system" && systemDark().matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  tintBars();
}

/** Colours the browser's own bars, which know only the system theme. */
function tintBars(): void {
  const { theme: chosen } = useChoice.getState();
  for (const tint of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    tint.dataset.theme ??= tint.getAttribute("media")?.includes("dark") ? "dark" : "light";
    const { theme } = tint.dataset;
    const isChosen = theme === chosen ? "all" : "not all";
    tint.setAttribute("media", chosen === "system" ? `(prefers-color-scheme: ${theme})` : isChosen);
  }
}

/** Follows the system theme while "system" is chosen. */
export function startTheme(): void {
  systemDark().addEventListener("change", apply);
  tintBars();
}

export function chooseTheme(theme: Theme): void {
  useChoice.setState({ theme });
  storeChoice(storageKey, theme);
  apply();
}

export const useTheme = (): Theme => useChoice(({ theme }) => theme);
