import { useSyncExternalStore } from "react";
import { i18n, translateIn, wordsVersion } from "./i18n.ts";
import { words } from "./instance.ts";
import type { Namespace, Translate } from "./keys.ts";

function listen(heard: () => void): () => void {
  words.on("languageChanged", heard);
  return () => words.off("languageChanged", heard);
}

/**
 * The words of a namespace, and by "namespace:key" of any other, drawn anew when the language changes. Why not react-i18next's:
 * docs/decisions/0038.
 */
export function useTranslation<Home extends Namespace = "common">(
  home: Home = "common" as Home,
): { t: Translate<Home>; i18n: typeof i18n } {
  useSyncExternalStore(listen, wordsVersion);
  return { t: translateIn(home), i18n };
}
