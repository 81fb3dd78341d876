import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import { translateIn } from "../i18n/i18n.ts";

/** "Chrome · Windows", or that nobody can tell. */
export const productWords = (product: NewBrowser["product"]): string => {
  const t = translateIn("browsers");
  return product ? t("product", product) : t("unknown");
};
