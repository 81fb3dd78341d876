import { dateFormat } from "../../i18n/date-format.ts";
import { currentLanguage } from "../../i18n/i18n.ts";

export const none = "—";

/** "12,480" */
export const formatCount = (count: number): string => new Intl.NumberFormat(currentLanguage()).format(count);

/** "+12", "−3", "0" */
export const formatChange = (change: number): string =>
  new Intl.NumberFormat(currentLanguage(), { signDisplay: "exceptZero" }).format(change);

/** [RP5] "82%", rounded down, so that 100 % means all. "—" for a share of nothing. */
export const formatShare = (share: number | null): string =>
  share === null
    ? none
    : new Intl.NumberFormat(currentLanguage(), { style: "percent", roundingMode: "trunc" }).format(share);

/** "4.6"; "—" for an average of nothing. */
export const formatAverage = (average: number | null): string =>
  average === null
    ? none
    : new Intl.NumberFormat(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
        average,
      );

/** "11-28", or "2025-11-28" in another year than today's. */
export const formatDay = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;

/** "周六" */
export const weekdayOf = (day: string): string =>
  dateFormat({ weekday: "short", timeZone: "UTC" }).format(Date.parse(day));
