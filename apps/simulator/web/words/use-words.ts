import { useSyncExternalStore } from "react";
import { en } from "./en.ts";
import { type Words, zh } from "./zh.ts";

const KEY = "jieru.simulator.language";
const listeners = new Set<() => void>();
let words: Words = localStorage.getItem(KEY) === "en" ? en : zh;
tellBrowser();

/** Readers of the page, and the tab, go by what it says of itself. */
function tellBrowser(): void {
  document.documentElement.lang = words === en ? "en" : "zh-CN";
  document.title = words.title;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page's words in the chosen language; Chinese unless somebody switched. */
export const useWords = (): Words => useSyncExternalStore(subscribe, () => words);

/** Changes to the other language and remembers it. */
export function switchLanguage(): void {
  words = words === zh ? en : zh;
  localStorage.setItem(KEY, words === en ? "en" : "zh");
  tellBrowser();
  for (const listener of listeners) listener();
}
