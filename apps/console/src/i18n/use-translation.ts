import { useSyncExternalStore } from "react";
import { i18n, translateIn, translator } from "./i18n.ts";
import type { Area, Translate } from "./keys.ts";

/** The words of an area (the first, where several are named), drawn anew when the language changes. */
export function useTranslation<Home extends Area = "common">(
  areas?: Home | readonly [Home, ...Area[]],
): { t: Translate<Home>; i18n: typeof i18n } {
  useSyncExternalStore(translator.listen, () => translator.version);
  const home = (typeof areas === "string" ? areas : areas?.[0]) ?? "common";
  return { t: translateIn(home as Home), i18n };
}
