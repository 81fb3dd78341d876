import type { EndedBy, NewBrowser } from "@jieru/shared/protocol/browsers";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { i18n } from "../../../i18n/i18n.ts";

/** "Chrome · Windows", or that nobody can tell. */
export const productWords = (product: NewBrowser["product"]): string =>
  product ? i18n.t("browser.product", product) : i18n.t("browser.unknown");

/** [SI14] "Signed out by Chrome · Windows, 14:03". */
export const endedByText = ({ product, at }: EndedBy, now: number): string =>
  i18n.t("browser.signed_out_by", { browser: productWords(product), time: formatDayTime(at, now) });
