import { useSyncExternalStore } from "react";
import { createListeners } from "./listeners.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "jieru.theme";
const listeners = createListeners();
const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

function stored(): Theme {
  try {
    const value = localStorage.getItem(storageKey);
    return themes.find((t) => t === value) ?? "system";
  } catch {
    return "system";
  }
}

let chosen = stored();

function apply(): void {
  const dark = chosen === "dark" || (chosen === "system" && systemDark().matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** Follows the system while "system" is chosen. Called once, at the start. */
export const startTheme = (): void => systemDark().addEventListener("change", apply);

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // NOTE: storage may be refused; the choice then lasts as long as the page.
  }
  apply();
  listeners.tell();
}

export const useTheme = (): Theme => useSyncExternalStore(listeners.listen, () => chosen);
