import { useSyncExternalStore } from "react";
import { i18n, translateIn, translator } from "./i18n.ts";
import type { Area, Translate } from "./keys.ts";

/** The words of an area, and by "area:key" of any other, drawn anew when the language changes. */
export function useTranslation<Home extends Area = "common">(
  home: Home = "common" as Home,
): { t: Translate<Home>; i18n: typeof i18n } {
  useSyncExternalStore(translator.listen, () => translator.version);
  return { t: translateIn(home), i18n };
}
