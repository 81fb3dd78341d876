import { useTranslation as useWords } from "react-i18next";
import { i18n, words } from "./i18n.ts";
import type { Area, Translate } from "./keys.ts";

/** The words of an area, and by "area:key" of any other, drawn anew when the language changes. */
export function useTranslation<Home extends Area = "common">(
  home: Home = "common" as Home,
): { t: Translate<Home>; i18n: typeof i18n } {
  const { t } = useWords(home, { i18n: words });
  return { t: t as unknown as Translate<Home>, i18n };
}
