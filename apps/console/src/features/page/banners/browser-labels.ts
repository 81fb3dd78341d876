import type { EndedBy, NewBrowser } from "@jieru/shared/protocol/browsers";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { i18n } from "../../../i18n/i18n.ts";

/** Returns "Chrome · Windows", or that the browser is unknown. */
export const browserLabel = (product: NewBrowser["product"]): string =>
  product ? i18n.t("browser.product", product) : i18n.t("browser.unknown");

/** [SI14] Returns "Signed out by Chrome · Windows, 14:03". */
export const endedByText = ({ product, at }: EndedBy, now: number): string =>
  i18n.t("browser.signed_out_by", { browser: browserLabel(product), time: formatDayTime(at, now) });
