import { useSyncExternalStore } from "react";
import { i18n, messagesVersion, translateIn } from "./i18n.ts";
import { i18next } from "./instance.ts";
import type { Namespace, Translate } from "./keys.ts";

function listen(onChange: () => void): () => void {
  i18next.on("languageChanged", onChange);
  return () => i18next.off("languageChanged", onChange);
}

/** Returns the texts of a namespace, and of others by "namespace:key". Why not react-i18next: docs/decisions/0038. */
export function useTranslation<Home extends Namespace = "common">(
  home: Home = "common" as Home,
): { t: Translate<Home>; i18n: typeof i18n } {
  useSyncExternalStore(listen, messagesVersion);
  return { t: translateIn(home), i18n };
}
