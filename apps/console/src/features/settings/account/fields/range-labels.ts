import { i18n } from "../../../../i18n/i18n.ts";
import { split } from "./duration.ts";

/** "48 小时" */
export const durationLabel = (ms: number): string => {
  const { text, unit } = split(ms);
  return i18n.t(`settings-form:duration.${unit}`, { count: Number(text) });
};

/** "1 分到 2 天" */
export const durationRangeLabel = ({ min, max }: { min: number; max: number }): string =>
  i18n.t("settings-form:range", { min: durationLabel(min), max: durationLabel(max) });

export const numberRangeLabel = ({ min, max }: { min: number; max: number }): string =>
  i18n.t("settings-form:range", { min, max });
